using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// Fits the weights of signals and the priors of gates to what came of past events. How hard weights are held to where
/// they were is chosen by how well later events are foretold from earlier ones; a weight never turns its sign.
/// </summary>
internal sealed class WeightFit
{
    /// <summary>From holding hardly at all to holding hard.</summary>
    public static IReadOnlyList<double> Strengths { get; } = [0.3, 1, 3, 10, 30, 100, 300];

    /// <summary>Stretches of time that the fitted events are cut into: each but the first is foretold once.</summary>
    private const int Stretches = 5;

    private const double HeaviestWeight = 20;

    private readonly double[] _center;
    private readonly double[] _lowest;
    private readonly double[] _highest;

    public WeightFit(DecisionPolicy present)
    {
        _center = Evidence.WeightsOf(present);
        _lowest = [.. SignalCatalog.All.Select(signal => signal.Description.Weight > 0 ? 0 : -HeaviestWeight),
            .. Gates.All.Select(_ => -HeaviestWeight)];
        _highest = [.. SignalCatalog.All.Select(signal => signal.Description.Weight < 0 ? 0 : HeaviestWeight),
            .. Gates.All.Select(_ => 0.0)];
    }

    /// <summary>
    /// The strength under which later events are foretold best, and the loss of each; null where the present weights
    /// foretell them no worse than any fitted ones.
    /// </summary>
    /// <param name="evidence">What each signal contributed.</param>
    /// <param name="rows">What is fitted on, in the order of time.</param>
    public (double? Chosen, IReadOnlyList<double> Losses, double PresentLoss) Choose(
        Evidence evidence, IReadOnlyList<(long Ticks, FitRow Row)> rows)
    {
        var fit = new RidgeFit(evidence, _center, _lowest, _highest);
        var losses = new double[Strengths.Count];
        var present = 0.0;
        var (first, last) = (rows[0].Ticks, rows[^1].Ticks);
        var stretch = ((last - first) / Stretches) + 1;
        for (var later = 1; later < Stretches; later++)
        {
            var from = first + (later * stretch);
            FitRow[] earlier = [.. rows.Where(row => row.Ticks < from).Select(row => row.Row)];
            FitRow[] foretold =
                [.. rows.Where(row => row.Ticks >= from && row.Ticks < from + stretch).Select(row => row.Row)];
            present += fit.LossOf(foretold, _center);
            foreach (var (place, strength) in Strengths.Index())
            {
                losses[place] += fit.LossOf(foretold, fit.Fit(earlier, strength));
            }
        }

        // Of two that are alike the one that holds harder.
        var best = Enumerable.Range(0, losses.Length).Reverse().MinBy(place => losses[place]);
        return (losses[best] < present ? Strengths[best] : null, losses, present);
    }

    /// <summary>The policy with the weights that fit best, to three decimals.</summary>
    public DecisionPolicy Fit(
        DecisionPolicy present, Evidence evidence, IReadOnlyList<(long Ticks, FitRow Row)> rows, double strength)
    {
        var weights = new RidgeFit(evidence, _center, _lowest, _highest)
            .Fit([.. rows.Select(row => row.Row)], strength);
        var signals = new Dictionary<string, LogOdds>(StringComparer.Ordinal);
        foreach (var signal in SignalCatalog.All)
        {
            if (Rounded(weights[signal.Index]) is var weight && weight != present.WeightOf(signal))
            {
                signals[signal.Id] = weight;
            }
        }

        return present.With(signals, Gates.All.ToDictionary(
            gate => gate, gate => present.GateOf(gate)! with { Prior = Rounded(weights[Evidence.PriorColumn(gate)]) }));
    }

    private static LogOdds Rounded(double weight) => new((int)Math.Round(weight * 1000));
}
