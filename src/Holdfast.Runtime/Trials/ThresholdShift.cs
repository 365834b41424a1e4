using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// Moves the threshold from which on a gate answers otherwise than allow, by a shift in thousandths of log-odds; rows
/// move alike. Severer answers stay where they are, unless the lowest threshold moves above them: then they move up
/// with it. Thresholds have four decimals: what falls between two is taken upwards, so that nobody is asked who would
/// not be at the exact shift.
/// </summary>
internal static class ThresholdShift
{
    /// <summary>A policy whose gates are moved.</summary>
    public static DecisionPolicy Apply(DecisionPolicy policy, IReadOnlyDictionary<EventType, int> shifts) =>
        policy.With(gates: shifts.Where(shift => shift.Value != 0).ToDictionary(
            shift => shift.Key, shift => Apply(policy.GateOf(shift.Key)!, shift.Value)));

    public static GatePolicy Apply(GatePolicy gate, int shift) => gate with
    {
        Thresholds = Apply(gate.Thresholds, shift),
        Rows = [.. gate.Rows.Select(row => row with { Thresholds = Apply(row.Thresholds, shift) })],
    };

    /// <summary>Where a threshold comes to stand.</summary>
    public static Probability Apply(Probability threshold, int shift)
    {
        var least = GateThresholds.LeastReaching(threshold);
        return least == GateThresholds.Never ? threshold : GateThresholds.AtLeast(least + shift);
    }

    private static Thresholds Apply(Thresholds thresholds, int shift)
    {
        if (GateThresholds.Lowest(thresholds) is not { } lowest)
        {
            return thresholds;
        }

        var moved = Apply(lowest, shift);
        return thresholds switch
        {
            { StepUp: not null } => new Thresholds(moved, Above(thresholds.Hold), Above(thresholds.Deny)),
            { Hold: not null } => new Thresholds(null, moved, Above(thresholds.Deny)),
            _ => new Thresholds(null, null, moved),
        };

        Probability? Above(Probability? severer) => severer < moved ? moved : severer;
    }
}
