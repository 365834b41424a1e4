using System.Collections.Frozen;
using System.Collections.Immutable;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;

namespace Holdfast.Engine.OwnSignals;

/// <summary>
/// Everything that an own signal can read, by name: the parser, the reference page and what an editor completes all
/// come from here. Signals are read by the names in <see cref="SignalTerms"/>.
/// </summary>
public static class Terms
{
    private static readonly FrozenDictionary<string, Term> ByName = Merged(
    [
        .. EnvelopeTerms.All, .. VisitTerms.All, .. SubjectTerms.All, .. PaymentTerms.All, .. OrderTerms.All,
        .. SinceTerms.All, .. SignInData.All, .. MoneyData.All, .. ProfileData.All, .. AccountData.All,
    ]);

    /// <summary>All names, in the order of the reference: what every event has first, then what is known.</summary>
    public static ImmutableArray<Term> All { get; } =
        [.. ByName.Values.OrderBy(term => GroupOf(term.Name), StringComparer.Ordinal)
            .ThenBy(term => term.Name, StringComparer.Ordinal)];

    /// <summary>The name up to its first point: <c>transfer</c> of <c>transfer.amount</c>.</summary>
    public static string GroupOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Split('.')[0];
    }

    internal static Term? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The names that can be known at some events, those of signals left out.</summary>
    internal static IEnumerable<string> NamesAt(EventSet on) =>
        All.Where(term => (term.At.Bits & on.Bits) != 0).Select(term => term.Name);

    // A field of two types, such as the symbol of an order and of its trade, is one name.
    private static FrozenDictionary<string, Term> Merged(IEnumerable<Term> terms) => terms
        .GroupBy(term => term.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(same => same.Key, same => same.Aggregate(Both), StringComparer.Ordinal);

    private static Term Both(Term first, Term second)
    {
        if (first.Type != second.Type || (first.At.Bits & second.At.Bits) != 0)
        {
            throw new InvalidOperationException($"The name {first.Name} stands for two things.");
        }

        Delegate read = (first.Read, second.Read) switch
        {
            (Func<Scene, bool?> one, Func<Scene, bool?> other) => Either(one, other),
            (Func<Scene, decimal?> one, Func<Scene, decimal?> other) => Either(one, other),
            (Func<Scene, long> one, Func<Scene, long> other) => Either(one, other),
            (Func<Scene, Values.Text> one, Func<Scene, Values.Text> other) => Either(one, other),
            _ => throw new InvalidOperationException($"The name {first.Name} is read in two ways."),
        };
        return new Term(first.Name, first.Type, first.Unit, first.Explanation, read)
        {
            At = new EventSet(first.At.Bits | second.At.Bits),
            IsShown = first.IsShown && second.IsShown,
            Amount = first.Amount is { } amount && second.Amount is { } another ? Either(amount, another) : null,
        };

        Func<Scene, T> Either<T>(Func<Scene, T> one, Func<Scene, T> other)
        {
            var at = first.At;
            return scene => at.Contains(scene.Event.Type) ? one(scene) : other(scene);
        }
    }
}
