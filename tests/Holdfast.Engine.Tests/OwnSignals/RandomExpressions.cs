using System.Globalization;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Signals;

namespace Holdfast.Engine.Tests.OwnSignals;

/// <summary>Well-typed expressions over everything that can be read at some events, made up from a seed.</summary>
internal sealed class RandomExpressions(int seed, EventSet on)
{
    private readonly Random _random = new(seed);
    private readonly string[] _signals = [.. SignalTerms.NamesAt(on, SignalTerms.SpeaksPrefix)];
    private readonly Term[] _terms = [.. Terms.All.Where(term => (term.At.Bits & on.Bits) != 0)];

    public string Next() => Truth(4);

    private string Truth(int depth) => _random.Next(depth <= 0 ? 3 : 12) switch
    {
        0 => Named(TermKind.Truth) ?? "true",
        1 => Pick("true", "false", "standing.newDevice", "standing.torExit", Pick(_signals)),
        2 => $"known({Named(Kind()) ?? "1"})",
        3 or 4 => $"({Truth(depth - 1)} and {Truth(depth - 1)})",
        5 or 6 => $"({Truth(depth - 1)} or {Truth(depth - 1)})",
        7 => $"not ({Truth(depth - 1)})",
        8 => $"(({Truth(depth - 1)}) otherwise ({Truth(depth - 1)}))",
        9 => Ordered(depth),
        10 => Word(),
        _ => Text(),
    };

    private string Ordered(int depth)
    {
        Func<int, string> side = Pick<Func<int, string>>(Number, Duration);
        return $"{side(depth - 1)} {Pick("==", "!=", "<", "<=", ">", ">=")} {side(depth - 1)}";
    }

    private string Number(int depth) => _random.Next(depth <= 0 ? 2 : 8) switch
    {
        0 => Named(TermKind.Number) ?? "1",
        1 => Literal(),
        2 => $"({Number(depth - 1)} + {Number(depth - 1)})",
        3 => $"({Number(depth - 1)} - {Number(depth - 1)})",
        4 => $"({Number(depth - 1)} * {Number(depth - 1)})",
        5 => $"({Number(depth - 1)} / {Number(depth - 1)})",
        6 => $"(-{Number(depth - 1)})",
        _ => $"({Duration(depth - 1)} / {Duration(depth - 1)})",
    };

    private string Duration(int depth) => _random.Next(depth <= 0 ? 2 : 6) switch
    {
        0 => Named(TermKind.Duration) ?? "1 day",
        1 => $"{Literal()} {Pick("seconds", "minutes", "hours", "days", "weeks")}",
        2 => $"({Duration(depth - 1)} - {Duration(depth - 1)})",
        3 => $"({Duration(depth - 1)} * {Number(depth - 1)})",
        4 => $"({Duration(depth - 1)} / {Number(depth - 1)})",
        _ => "(time - (time - 3 days))",
    };

    private string Word()
    {
        var words = _terms.Where(term => term.Type.Kind is TermKind.Word).ToArray();
        var term = words[_random.Next(words.Length)];
        var set = term.Type.Words!.Words;
        string Any() => set[_random.Next(set.Length)];
        return _random.Next(3) switch
        {
            0 => $"{term.Name} == {Any()}",
            1 => $"{term.Name} not in [{Any()}, {Any()}]",
            _ => $"{term.Name} otherwise {Any()} != {Any()}",
        };
    }

    private string Text() => Named(TermKind.Text) is { } name
        ? Pick($"{name} == \"a\"", $"{name} in ['a', \"it's\"]", $"{name} != {name}")
        : "true";

    private string Literal() => _random.Next(5) switch
    {
        0 => "0",
        1 => _random.Next(1_000_000).ToString(CultureInfo.InvariantCulture),
        2 => "999999999999999999999999999",
        3 => "0.00000000000000000000000001",
        _ => (_random.Next(100_000) / 1_000m).ToString(CultureInfo.InvariantCulture),
    };

    private TermKind Kind() => Pick(Enum.GetValues<TermKind>());

    private string? Named(TermKind kind)
    {
        var named = _terms.Where(term => term.Type.Kind == kind).ToArray();
        return named.Length == 0 ? null : named[_random.Next(named.Length)].Name;
    }

    private T Pick<T>(params ReadOnlySpan<T> from) => from[_random.Next(from.Length)];
}
