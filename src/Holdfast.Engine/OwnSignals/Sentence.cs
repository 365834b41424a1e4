using System.Globalization;
using System.Text;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.OwnSignals;

/// <summary>
/// The sentence of an own signal, with names in braces in whose place a reason shows what they held at the event.
/// Immutable.
/// </summary>
public sealed class Sentence
{
    // Texts and, in the odd places, names.
    private readonly string[] _parts;
    private readonly Term[] _terms;

    private Sentence(string text, string[] parts)
    {
        Text = text;
        _parts = parts;
        _terms = [.. parts.Where((_, place) => place % 2 == 1).Distinct().Select(name => Terms.Find(name)!)];
    }

    /// <summary>As it is written, on one line with single spaces.</summary>
    public string Text { get; }

    /// <summary>Reads a sentence for a signal that looks at some events.</summary>
    public static SentenceReading Parse(string text, EventSet on)
    {
        ArgumentNullException.ThrowIfNull(text);
        var faults = new ExpressionFaults();
        var parts = PartsOf(text, faults);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < parts.Count; i += 2)
        {
            CheckName(parts[i].Text, parts[i].Position, on, faults);
            if (names.Add(parts[i].Text) && names.Count == ExpressionLimits.SentenceFacts + 1)
            {
                faults.Add(parts[i].Position, string.Create(CultureInfo.InvariantCulture,
                    $"A sentence shows at most {ExpressionLimits.SentenceFacts} names."));
            }
        }

        var whole = OneLine(text);
        if (whole.Length is 0 or > ExpressionLimits.Sentence)
        {
            faults.Add(0, string.Create(CultureInfo.InvariantCulture,
                $"A sentence has from 1 to {ExpressionLimits.Sentence} characters."));
        }

        return faults.Any
            ? new SentenceReading.Refused(faults.InOrder)
            : new SentenceReading.Accepted(new Sentence(whole, [.. PartsOf(whole, faults).Select(part => part.Text)]));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>What the names held at the event.</summary>
    internal Facts FactsOf(Scene scene)
    {
        var facts = default(Facts);
        var count = 0;
        foreach (var term in _terms)
        {
            if (term.FactOf(scene) is { Kind: not FactKind.None } fact)
            {
                facts[count++] = fact;
            }
        }

        return facts;
    }

    /// <summary>The sentence with what its names held.</summary>
    internal string With(in Facts facts)
    {
        var text = new StringBuilder();
        for (var i = 0; i < _parts.Length; i++)
        {
            text.Append(i % 2 == 0 ? _parts[i] : Shown(facts.Of(Terms.Find(_parts[i])!.FactName)));
        }

        return text.ToString();
    }

    private static string Shown(in Fact fact) => fact.Kind switch
    {
        FactKind.None => "unknown",
        FactKind.Text => fact.Text.ToString(),
        FactKind.Word => fact.Word!,
        FactKind.Count => fact.Number.ToString("#,0", CultureInfo.InvariantCulture),
        FactKind.Seconds => Plain.Span(fact.Number),
        FactKind.Moment => Plain.Moment(fact),
        FactKind.Share => Plain.Percent(fact.Number),
        FactKind.Amount => Plain.Dollars(fact.Number),
        FactKind.Kilometers => Plain.Count(fact.Number, "kilometer"),
        FactKind.Number => Exact.Scaled(fact.Number, fact.Decimals)
            .ToString("#,0.#########", CultureInfo.InvariantCulture),
        FactKind.Truth => fact.Number == 0 ? "no" : "yes",
    };

    private static void CheckName(string name, int position, EventSet on, ExpressionFaults faults)
    {
        if (Terms.Find(name) is not { } term)
        {
            faults.Unknown(position, "name", name, Terms.NamesAt(on));
        }
        else if (!term.IsShown)
        {
            faults.Add(position, $"{name} may be compared and not shown: a decision holds no customer information.");
        }
        else if ((term.At.Bits & on.Bits) == 0)
        {
            faults.Add(position, $"{name} is never known at the events of this signal.");
        }
    }

    private static List<(string Text, int Position)> PartsOf(string text, ExpressionFaults faults)
    {
        List<(string, int)> parts = [];
        var start = 0;
        while (true)
        {
            var open = text.AsSpan(start).IndexOfAny('{', '}');
            if (open < 0)
            {
                parts.Add((text[start..], start));
                return parts;
            }

            open += start;
            var close = text[open] is '}' ? -1 : text.AsSpan(open + 1).IndexOfAny('{', '}');
            if (close < 0 || text[open + 1 + close] is '{')
            {
                faults.Add(open, "Braces stand in pairs around one name: {transfer.amount}.");
                parts.Add((text[start..open], start));
                return parts;
            }

            parts.Add((text[start..open], start));
            parts.Add((text.Substring(open + 1, close).Trim(), open + 1));
            start = open + close + 2;
        }
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What reading a sentence came to.</summary>
public abstract record SentenceReading
{
    private SentenceReading()
    {
    }

    /// <summary>It is without fault.</summary>
    /// <param name="Sentence">The sentence.</param>
    public sealed record Accepted(Sentence Sentence) : SentenceReading;

    /// <summary>It is refused.</summary>
    /// <param name="Faults">By position; never empty.</param>
    public sealed record Refused(IReadOnlyList<ExpressionFault> Faults) : SentenceReading;
}
