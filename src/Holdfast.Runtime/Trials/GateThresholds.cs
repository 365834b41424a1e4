using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// From which log-odds on an event is answered otherwise than allow: the lowest threshold of its gate, or of the row
/// that holds for it. Scores are rounded before they are compared with a threshold, and so are these: what they say and
/// what the engine does is the same to the last event.
/// </summary>
internal sealed class GateThresholds
{
    /// <summary>Beyond this either way the score no longer changes.</summary>
    public const int Widest = 20_000;

    /// <summary>What no score reaches.</summary>
    public const int Never = int.MaxValue;

    private readonly int[][] _byGate = new int[64][];

    public GateThresholds(DecisionPolicy policy)
    {
        foreach (var type in Gates.All)
        {
            var gate = policy.GateOf(type)!;
            _byGate[(int)type] =
                [LeastOf(gate.Thresholds), .. gate.Rows.Select(row => LeastOf(row.Thresholds))];
        }
    }

    /// <summary>The log-odds from which on an event is answered; <see cref="Never"/> where none are enough.</summary>
    public int Of(in GateRecord gate) =>
        gate.Row == GateRecord.NoRow ? Never : _byGate[(int)gate.Gate][gate.Row];

    /// <summary>Whether the score or a hard rule asks for an answer other than allow.</summary>
    public bool Answers(in GateRecord gate) => gate.ByRule is not Outcome.Allow || gate.LogOdds >= Of(gate);

    /// <summary>The thresholds that hold for an event: 0 for the gate's own, from 1 on for rows.</summary>
    public static ushort RowOf(GatePolicy gate, EventData? data)
    {
        if (data is not TransferRequested transfer)
        {
            return 0;
        }

        if (transfer.Direction is TransferDirection.In)
        {
            return GateRecord.NoRow;
        }

        var thresholds = gate.For(transfer.Rail, transfer.Amount);
        for (var row = gate.Rows.Count; row > 0; row--)
        {
            if (ReferenceEquals(gate.Rows[row - 1].Thresholds, thresholds))
            {
                return (ushort)row;
            }
        }

        return 0;
    }

    /// <summary>The lowest threshold; null where no score leads to anything but allow.</summary>
    public static Probability? Lowest(Thresholds thresholds) =>
        thresholds.StepUp ?? thresholds.Hold ?? thresholds.Deny;

    /// <summary>The least log-odds whose score reaches a probability.</summary>
    public static int LeastReaching(Probability threshold)
    {
        var (below, reaching) = (-Widest - 1, Widest + 1);
        while (reaching - below > 1)
        {
            var middle = (below + reaching) / 2;
            (below, reaching) = new LogOdds(middle).ToProbability() >= threshold
                ? (below, middle) : (middle, reaching);
        }

        return reaching > Widest ? Never : reaching;
    }

    /// <summary>The lowest threshold that no log-odds below some reach.</summary>
    public static Probability AtLeast(int logOdds)
    {
        if (logOdds <= -Widest)
        {
            return new Probability(0);
        }

        var below = new LogOdds(Math.Min(logOdds, Widest) - 1).ToProbability();
        return new Probability(Math.Min(below.TenThousandths + 1, 10_000));
    }

    private static int LeastOf(Thresholds thresholds) =>
        Lowest(thresholds) is { } threshold ? LeastReaching(threshold) : Never;
}
