using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Policies;

/// <summary>Reads the gates of a policy file.</summary>
internal sealed class GateReader(ValueReader values, PolicyFaults faults)
{
    public const string Prior = "prior", Rows = "rows", Rail = "rail", From = "from";

    /// <summary>Written as a rail for a row that holds for all of them.</summary>
    public const string AnyRail = "any";

    /// <summary>The one gate whose questions have a rail and an amount.</summary>
    public const EventType GateWithRows = EventType.TransferRequested;

    public const decimal WidestPrior = 20;

    // A trillion dollars.
    public const decimal LargestAmount = 1_000_000_000_000;

    private static readonly string[] GateNames =
        [Prior, ThresholdReader.StepUp, ThresholdReader.Hold, ThresholdReader.Deny, Rows];

    private static readonly string[] RowNames =
        [Rail, From, ThresholdReader.StepUp, ThresholdReader.Hold, ThresholdReader.Deny];

    public static string WordOf(EventType gate) => ContractWords.EventType.Of(gate);

    /// <summary>The gates written; those left out are not in it.</summary>
    public Dictionary<EventType, GatePolicy> Read(YamlNode node)
    {
        var gates = new Dictionary<EventType, GatePolicy>();
        foreach (var (name, value) in values.Entries(node, "the names of gates, each with its prior and thresholds"))
        {
            if (TryGate(name, out var gate))
            {
                gates[gate] = ReadGate(gate, value);
            }
        }

        return gates;
    }

    /// <summary>The gate of a wire word; a fault where there is none.</summary>
    public bool TryGate(YamlText name, out EventType gate)
    {
        if (!ContractWords.EventType.TryParse(Encoding.UTF8.GetBytes(name.Value), out gate))
        {
            faults.Unknown("gate", name, Gates.All.Select(WordOf));
            return false;
        }

        if (!Gates.Contains(gate))
        {
            faults.Add(name.At, $"{name} is no gate: such an event asks no question, so nothing can be answered but "
                + $"'{ContractWords.Outcome.Of(Outcome.Allow)}'.");
            return false;
        }

        return true;
    }

    private GatePolicy ReadGate(EventType gate, YamlNode node)
    {
        var standard = DecisionPolicy.Default.GateOf(gate)!;
        var prior = standard.Prior;
        var thresholds = new ThresholdReader(values, faults);
        YamlNode? rows = null;
        foreach (var (name, value) in values.Entries(node, "the prior and the thresholds of the gate"))
        {
            if (name.Value == Prior)
            {
                // Above nothing, an intruder would be likelier than the customer before anything is known.
                prior = values.Number(value, "log-odds", -WidestPrior, 0, 3) is { } read ? LogOdds.Of(read) : prior;
            }
            else if (name.Value == Rows && gate is not GateWithRows)
            {
                faults.Add(name.At, $"Only {WordOf(GateWithRows)} has rows: no other gate has a rail and an amount.");
            }
            else if (name.Value == Rows)
            {
                rows = value;
            }
            else if (!thresholds.TryTake(name, value))
            {
                faults.Unknown("setting of a gate named", name, GateNames);
            }
        }

        var merged = thresholds.Over(standard.Thresholds, "the default", node is YamlMap { IsWhole: true });
        return standard with
        {
            Prior = prior,
            Thresholds = merged,
            Rows = rows is null ? standard.Rows : ReadRows(rows, merged, thresholds.Grow),
        };
    }

    private List<ThresholdRow> ReadRows(YamlNode node, Thresholds ofGate, bool gateGrows) =>
        [.. values.Items(node, "a list of rows").Select(row => ReadRow(row, ofGate, gateGrows))];

    private ThresholdRow ReadRow(YamlNode node, Thresholds ofGate, bool gateGrows)
    {
        Rail? rail = null;
        var from = 0m;
        var isWhole = node is YamlMap { IsWhole: true };
        var thresholds = new ThresholdReader(values, faults);
        foreach (var (name, value) in values.Entries(node, "a row: a rail, an amount and thresholds"))
        {
            if (name.Value == Rail)
            {
                rail = ReadRail(value);
            }
            else if (name.Value == From)
            {
                from = values.Number(value, "an amount in US dollars", 0, LargestAmount, 4) ?? from;
            }
            else if (!thresholds.TryTake(name, value))
            {
                faults.Unknown("setting of a row named", name, RowNames);
            }
        }

        if (isWhole && !thresholds.Any)
        {
            faults.Add(node.At, "This row changes nothing: it has no threshold.");
        }

        var merged = thresholds.Over(ofGate, "the gate's, as the row leaves it out", isWhole && gateGrows);
        return new ThresholdRow(rail, Money.Of(from), merged);
    }

    private Rail? ReadRail(YamlNode node)
    {
        var word = values.Word(node, "the name of a rail");
        if (word is null || word.Value == AnyRail)
        {
            return null;
        }

        if (ContractWords.Rail.TryParse(Encoding.UTF8.GetBytes(word.Value), out var rail))
        {
            return rail;
        }

        faults.Unknown("rail", word, [.. ContractWords.Rail.Words, AnyRail]);
        return null;
    }
}
