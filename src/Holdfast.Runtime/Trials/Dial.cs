using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// All thresholds of a policy turned together, by a shift in log-odds: below zero asks more often, above zero less. The
/// hard rules stay on.
/// </summary>
internal sealed class Dial
{
    private readonly Measured _measured;
    private readonly GateThresholds _thresholds;
    private readonly int[] _margins;
    private readonly int _byRule;

    public Dial(Measured measured)
    {
        _measured = measured;
        _thresholds = new GateThresholds(measured.Trial.Policy);
        var gates = measured.Gates;
        var margins = new int[measured.HonestVisits.Length];
        Array.Fill(margins, int.MinValue);
        foreach (var place in measured.HonestGates)
        {
            ref readonly var gate = ref gates[place];
            ref var margin = ref margins[measured.HonestPlaceOf(gate.Visit)];
            margin = Math.Max(margin, gate.ByRule is Outcome.Allow ? MarginOf(gate) : int.MaxValue);
        }

        _byRule = margins.Count(margin => margin == int.MaxValue);
        _margins = [.. margins.Where(margin => margin is not (int.MinValue or int.MaxValue)).OrderDescending()];
    }

    /// <summary>
    /// The lowest shift at which at most a share of the honest visits, in ten-thousandths, is disturbed; null where the
    /// hard rules alone disturb more.
    /// </summary>
    public int? ShiftFor(int perTenThousand)
    {
        var allowed = ((long)_measured.HonestVisits.Length * perTenThousand / 10_000) - _byRule;
        return allowed < 0 ? null
            : allowed >= _margins.Length ? -2 * GateThresholds.Widest
            : _margins[(int)allowed] + 1;
    }

    /// <summary>What is disturbed and met at a shift, in thousandths of log-odds.</summary>
    public TrialCount At(int shift) => _measured.Count(
        (int _, in GateRecord gate) => gate.ByRule is not Outcome.Allow || MarginOf(gate) >= shift);

    // By how much a score is above its threshold.
    private int MarginOf(in GateRecord gate)
    {
        var threshold = _thresholds.Of(gate);
        return threshold == GateThresholds.Never ? int.MinValue : gate.LogOdds - threshold;
    }
}
