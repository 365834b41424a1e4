using System.Globalization;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Policies;

/// <summary>Reads the firm's own signals of a policy file.</summary>
internal sealed class OwnSignalReader(ValueReader values, PolicyFaults faults)
{
    public const string Name = "name", On = "on", When = "when", Weight = "weight", Answer = "outcome",
        SentenceText = "sentence", Family = "family", Carried = "carry", Source = "source", Review = "review";

    /// <summary>All settings of an own signal, in the order in which they are written.</summary>
    public static readonly string[] Names =
        [Name, On, When, Weight, Answer, SentenceText, Family, Carried, Source, Review];

    /// <summary>Those that every own signal has.</summary>
    public static readonly string[] Needed = [Name, On, When, SentenceText];

    private readonly List<OwnSignalDefinition> _signals = [];
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    /// <summary>The families by the words of the policy file.</summary>
    public static IReadOnlyDictionary<string, EvidenceFamily> Families { get; } = WordsOf<EvidenceFamily>();

    /// <summary>How evidence may stand, by the words of the policy file.</summary>
    public static IReadOnlyDictionary<string, Carry> Carries { get; } = WordsOf<Carry>();

    /// <summary>Those without fault; null where the file has no such section.</summary>
    public IReadOnlyList<OwnSignalDefinition>? Signals { get; private set; }

    /// <summary>
    /// The wire words of all that have a name, so that a fault in one is not told again where it is named.
    /// </summary>
    public IReadOnlyList<string> Ids => [.. _lines.Keys.Select(name => OwnSignalDefinition.Prefix + name)];

    public void Read(YamlNode node)
    {
        Signals = _signals;
        var count = 0;
        foreach (var item in values.Items(node, "a list of own signals, each with a name"))
        {
            if (++count == ExpressionLimits.Signals + 1)
            {
                faults.Add(item.At, string.Create(CultureInfo.InvariantCulture,
                    $"A policy has at most {ExpressionLimits.Signals} own signals."));
            }

            if (ReadSignal(item) is { } signal)
            {
                _signals.Add(signal);
            }
        }
    }

    private OwnSignalDefinition? ReadSignal(YamlNode node)
    {
        Dictionary<string, YamlNode> fields = new(StringComparer.Ordinal);
        foreach (var (field, value) in values.Entries(node, $"an own signal: {string.Join(", ", Names)}"))
        {
            if (!Names.Contains(field.Value))
            {
                faults.Unknown("setting of an own signal named", field, Names);
            }
            else
            {
                fields[field.Value] = value;
            }
        }

        string[] missing = [.. Needed.Where(needed => !fields.ContainsKey(needed))];
        var isWhole = node is YamlMap { IsWhole: true };
        if (isWhole && missing.Length > 0)
        {
            faults.Add(node.At, $"This own signal lacks {string.Join(", ", missing)}.");
        }

        var name = Read(fields, Name, ReadName);
        var on = Read(fields, On, ReadTypes);
        // Where the events are not told, everything that can be known at any may be named.
        var at = on is { Bits: not 0 } types ? types : EventSet.All;
        var when = Read(fields, When, value => ReadExpression(value, at));
        var sentence = Read(fields, SentenceText, value => ReadSentence(value, at));
        var weighed = Read(fields, Weight, ReadWeight);
        var outcome = Read(fields, Answer, value => ReadOutcome(value, at));
        var family = Read(fields, Family, value => values.OneOf(value, "family", Families));
        var carry = Read(fields, Carried, value => ReadCarry(value, weighed, fields.ContainsKey(Weight)));
        var source = Read(fields, Source, value => ReadText(value, "a text that says where it comes from"));
        var review = Read(fields, Review, value => ReadText(value, "a text that says what a reviewer does next"));
        if (isWhole && !fields.ContainsKey(Answer) && (!fields.ContainsKey(Weight) || weighed == LogOdds.Zero))
        {
            faults.Add(node.At, $"This own signal says nothing: it needs a {Weight}, an {Answer}, or both.");
        }

        return name is null || when is null || sentence is null || on is not { Bits: not 0 } ? null : new()
        {
            Name = name,
            On = at,
            When = when,
            Sentence = sentence,
            Weight = weighed ?? LogOdds.Zero,
            Outcome = outcome,
            Family = family ?? EvidenceFamily.Own,
            Carry = carry ?? Carry.Not,
            Source = source ?? "",
            Review = review ?? "",
        };
    }

    private static T? Read<T>(Dictionary<string, YamlNode> fields, string name, Func<YamlNode, T?> read) =>
        fields.TryGetValue(name, out var value) ? read(value) : default;

    private string? ReadName(YamlNode node)
    {
        var expected = string.Create(CultureInfo.InvariantCulture,
            $"a name: up to {ExpressionLimits.Name} letters and digits, a small letter first");
        if (values.Word(node, expected) is not { } word)
        {
            return null;
        }

        if (!OwnSignalDefinition.IsName(word.Value))
        {
            faults.Expected(expected, word);
            return null;
        }

        if (!_lines.TryAdd(word.Value, node.At.Line))
        {
            faults.Add(node.At, string.Create(CultureInfo.InvariantCulture,
                $"There is an own signal named {word} already, in line {_lines[word.Value]}."));
        }

        return word.Value;
    }

    private EventSet? ReadTypes(YamlNode node)
    {
        const string Expected = "a list of types of events to look at, of at least one";
        ulong bits = 0;
        foreach (var item in values.Items(node, Expected))
        {
            if (values.Word(item, "a type of event") is not { } word)
            {
                continue;
            }

            if (!ContractWords.EventType.TryParse(Encoding.UTF8.GetBytes(word.Value), out var type))
            {
                faults.Unknown("type of event", word, ContractWords.EventType.Words);
            }
            else if ((bits & EventSet.Of(type).Bits) != 0)
            {
                faults.Add(item.At, $"{word} is listed twice.");
            }
            else
            {
                bits |= EventSet.Of(type).Bits;
            }
        }

        if (node is YamlList { Items.Count: 0 })
        {
            faults.Add(node.At, $"Expected {Expected}.");
        }

        return new EventSet(bits);
    }

    private Expression? ReadExpression(YamlNode node, EventSet on)
    {
        if (node is not YamlText { IsNothing: false } text)
        {
            values.NotAsExpected(node, "a condition, such as: transfer.amount > 25000 and payee.isNew");
            return null;
        }

        switch (Expression.Parse(text.Value, on))
        {
            case ExpressionReading.Accepted accepted:
                return accepted.Expression;
            case ExpressionReading.Refused refused:
                Tell(text, "expression", refused.Faults);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Sentence? ReadSentence(YamlNode node, EventSet on)
    {
        if (values.Word(node, "a sentence that says what was seen") is null)
        {
            return null;
        }

        var text = (YamlText)node;
        switch (Sentence.Parse(text.Value, on))
        {
            case SentenceReading.Accepted accepted:
                return accepted.Sentence;
            case SentenceReading.Refused refused:
                Tell(text, "sentence", refused.Faults);
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void Tell(YamlText text, string what, IReadOnlyList<ExpressionFault> found)
    {
        foreach (var fault in found)
        {
            faults.AddInside(text, what, fault);
        }
    }

    private LogOdds? ReadWeight(YamlNode node) =>
        values.Number(node, "a weight", -PolicyReader.HeaviestWeight, PolicyReader.HeaviestWeight, 3) is { } weight
            ? LogOdds.Of(weight)
            : null;

    private Outcome? ReadOutcome(YamlNode node, EventSet on)
    {
        var outcome = values.Outcome(node, "outcome of an own signal");
        if (!Gates.All.Any(on.Contains))
        {
            faults.Add(node.At, "An outcome is given at gates only, and this signal looks at none: there is "
                + $"{string.Join(", ", Gates.All.Select(GateReader.WordOf))}.");
        }

        return outcome;
    }

    private Carry? ReadCarry(YamlNode node, LogOdds? weight, bool isWeightWritten)
    {
        var carry = values.OneOf(node, "way to carry evidence", Carries);
        if (carry is not (null or Carry.Not) && (weight <= LogOdds.Zero || !isWeightWritten))
        {
            faults.Add(node.At, "Only evidence against the customer stands after its event: this signal has no weight "
                + "above 0.");
        }

        return carry;
    }

    private string? ReadText(YamlNode node, string expected)
    {
        var text = values.Word(node, expected)?.Value;
        if (text?.Length > ExpressionLimits.Sentence)
        {
            faults.Add(node.At, string.Create(CultureInfo.InvariantCulture,
                $"Expected {expected}, of at most {ExpressionLimits.Sentence} characters."));
        }

        return text;
    }

    private static Dictionary<string, T> WordsOf<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(
            value => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..], StringComparer.Ordinal);
}
