using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;

namespace Holdfast.Runtime.Policies;

/// <summary>Reads the hard rules of a policy file.</summary>
/// <param name="values">Takes values out of the tree.</param>
/// <param name="gates">Knows the gates.</param>
/// <param name="ownSignals">Wire words of the firm's own signals.</param>
/// <param name="faults">Takes the faults.</param>
internal sealed class HardRuleReader(
    ValueReader values, GateReader gates, IReadOnlyList<string> ownSignals, PolicyFaults faults)
{
    public const string Name = "name", Gate = "gate", Signals = "signals", Answer = "outcome", Because = "because";

    public const int LongestName = 64;

    public static readonly string[] Names = [Name, Gate, Signals, Answer, Because];

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    public List<HardRule> Read(YamlNode node) =>
    [
        .. values.Items(node, "a list of hard rules, each with a name").Select(ReadRule).OfType<HardRule>(),
    ];

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && char.IsAsciiLetter(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    private HardRule? ReadRule(YamlNode node)
    {
        string? name = null, because = null;
        EventType? gate = null;
        Outcome? outcome = null;
        List<string> signals = [];
        var missing = Names.ToList();
        foreach (var (field, value) in values.Entries(node, $"a hard rule: {string.Join(", ", Names)}"))
        {
            missing.Remove(field.Value);
            switch (field.Value)
            {
                case Name:
                    name = ReadName(value);
                    break;
                case Gate:
                    gate = values.Word(value, "the name of a gate") is { } word && gates.TryGate(word, out var read)
                        ? read
                        : null;
                    break;
                case Signals:
                    signals = ReadSignals(value);
                    break;
                case Answer:
                    outcome = values.Outcome(value, "outcome of a hard rule");
                    break;
                case Because:
                    because = values.Word(value, "a sentence that says why, with its source")?.Value;
                    break;
                default:
                    faults.Unknown("setting of a hard rule named", field, Names);
                    break;
            }
        }

        if (node is YamlMap { IsWhole: true } && missing.Count > 0)
        {
            faults.Add(node.At, $"This hard rule lacks {string.Join(", ", missing)}.");
        }

        return name is not null && gate is { } question && outcome is { } answer && because is not null
            ? new HardRule(name, question, signals, answer, because)
            : null;
    }

    private string? ReadName(YamlNode node)
    {
        const string Expected = "a name: up to 64 letters, digits, '.', '_' and '-', a letter first";
        if (values.Word(node, Expected) is not { } word)
        {
            return null;
        }

        if (!IsName(word.Value))
        {
            faults.Expected(Expected, word);
            return null;
        }

        if (!_lines.TryAdd(word.Value, node.At.Line))
        {
            faults.Add(node.At, $"There is a hard rule named {word} already.");
        }

        return word.Value;
    }

    private List<string> ReadSignals(YamlNode node)
    {
        const string Expected = "a list of signals that all have to speak, of at least one";
        var ids = new List<string>();
        foreach (var item in values.Items(node, Expected))
        {
            if (values.Word(item, "the name of a signal") is not { } id)
            {
                continue;
            }

            if (SignalCatalog.Find(id.Value) is null && !ownSignals.Contains(id.Value))
            {
                faults.Unknown("signal", id, SignalCatalog.All.Select(signal => signal.Id).Concat(ownSignals));
            }
            else if (ids.Contains(id.Value))
            {
                faults.Add(id.At, $"The signal {id} is named twice.");
            }
            else
            {
                ids.Add(id.Value);
            }
        }

        if (node is YamlList { Items.Count: 0 })
        {
            faults.Add(node.At, $"Expected {Expected}.");
        }

        return ids;
    }
}
