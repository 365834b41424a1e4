using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Policies;

/// <summary>Writes the firm's own signals as <see cref="OwnSignalReader"/> reads them.</summary>
internal static class OwnSignalWriter
{
    // Beyond this an expression is written on several lines.
    private const int Columns = 90;

    /// <summary>One own signal, as an item of the list.</summary>
    public static void Write(PolicyText text, OwnSignalDefinition signal)
    {
        text.Line(2, $"- {OwnSignalReader.Name}: {signal.Name}");
        var types = signal.On.Types.Select(ContractWords.EventType.Of);
        text.Line(4, $"{OwnSignalReader.On}: [{string.Join(", ", types)}]");
        Expression(text, signal.When.Text);
        if (signal.Weight != LogOdds.Zero)
        {
            text.Line(4, $"{OwnSignalReader.Weight}: {PolicyText.Number(signal.Weight.Thousandths / 1000m)}");
        }

        if (signal.Outcome is { } outcome)
        {
            text.Line(4, $"{OwnSignalReader.Answer}: {ContractWords.Outcome.Of(outcome)}");
        }

        text.Folded(4, OwnSignalReader.SentenceText, signal.Sentence.Text);
        if (signal.Family is not EvidenceFamily.Own)
        {
            text.Line(4, $"{OwnSignalReader.Family}: {WordOf(OwnSignalReader.Families, signal.Family)}");
        }

        if (signal.Carry is not Carry.Not)
        {
            text.Line(4, $"{OwnSignalReader.Carried}: {WordOf(OwnSignalReader.Carries, signal.Carry)}");
        }

        foreach (var (name, value) in new[]
            { (OwnSignalReader.Source, signal.Source), (OwnSignalReader.Review, signal.Review) })
        {
            if (value.Length > 0)
            {
                text.Folded(4, name, value);
            }
        }
    }

    // A block takes every character as it is; a short condition that YAML reads as it is needs none.
    private static void Expression(PolicyText text, string expression)
    {
        var isPlain = expression.Length <= Columns && (char.IsAsciiLetter(expression[0]) || expression[0] is '(')
            && !expression.Contains(" #", StringComparison.Ordinal)
            && !expression.Contains(": ", StringComparison.Ordinal)
            && !expression.Contains(":\"", StringComparison.Ordinal)
            && !expression.Contains("  ", StringComparison.Ordinal);
        if (isPlain)
        {
            text.Line(4, $"{OwnSignalReader.When}: {expression}");
            return;
        }

        text.Line(4, $"{OwnSignalReader.When}: |-");
        foreach (var line in Lines(expression))
        {
            text.Line(6, line);
        }
    }

    // Broken before 'and' or 'or' where there is one, else between words; never inside a text in quotes.
    private static IEnumerable<string> Lines(string expression)
    {
        var line = new StringBuilder();
        var quote = '\0';
        var (lastSpace, lastJoin) = (-1, -1);
        foreach (var (place, letter) in expression.Index())
        {
            quote = quote == '\0' && letter is '"' or '\'' ? letter : quote == letter ? '\0' : quote;
            if (letter is ' ' && quote == '\0')
            {
                lastSpace = line.Length;
                lastJoin = expression.AsSpan(place + 1) is ['a', 'n', 'd', ' ', ..] or ['o', 'r', ' ', ..]
                    ? line.Length
                    : lastJoin;
            }

            line.Append(letter);
            if (line.Length > Columns && lastSpace > 0)
            {
                var end = lastJoin > 0 ? lastJoin : lastSpace;
                yield return line.ToString(0, end);
                line.Remove(0, end + 1);
                lastSpace = lastSpace > end ? lastSpace - end - 1 : -1;
                lastJoin = -1;
            }
        }

        yield return line.ToString();
    }

    private static string WordOf<T>(IReadOnlyDictionary<string, T> words, T value)
        where T : struct => words.First(word => word.Value.Equals(value)).Key;
}
