namespace Holdfast.Runtime.Trials;

/// <summary>Two policies on the same events that neither was fitted on.</summary>
internal sealed class HeldOutCheck
{
    // Losses are summed as whole millionths, so that drawing anew is exact.
    private const double Millionths = 1e6;

    private readonly double _honestWeight;
    private readonly int[] _questions;
    private readonly Dictionary<Measured, (double Mean, Interval Between)> _losses = [];

    public HeldOutCheck(Measured present, Measured fitted, double honestWeight)
    {
        _honestWeight = honestWeight;
        var fromTicks = present.From.ToUnixTimeTicks();
        var inTime = BeforeLoss(present.Trial);
        _questions =
        [
            .. present.Trial.Gates.Index().Where(gate => gate.Item.Ticks >= fromTicks && IsTold(gate.Item)
                && inTime[gate.Index]
                && (gate.Item.Campaign < 0 || present.Trial.Campaigns[gate.Item.Campaign].FirstTicks >= fromTicks))
                .Select(gate => gate.Index),
        ];
        var (weights, ofPresent) = LossesOf(present);
        var (_, ofFitted) = LossesOf(fitted);
        long[] falls = [.. ofPresent.Zip(ofFitted, (was, becomes) => was - becomes)];
        var intervals = Resampling.Of(weights, [ofPresent, ofFitted, falls]);
        _losses[present] = (Mean(ofPresent), intervals[0]);
        _losses[fitted] = (Mean(ofFitted), intervals[1]);
        LossFalls = (Mean(falls), (intervals[2].Low, intervals[2].High));

        double Mean(long[] losses) => (double)losses.Sum() / weights.Sum();
    }

    /// <summary>By how much the fitted policy's loss is below the present one's.</summary>
    public (double Mean, (double Low, double High) Between) LossFalls { get; }

    /// <summary>Whether it is known whose a question was, and its score led to anything.</summary>
    public static bool IsTold(in GateRecord gate) =>
        gate.Row != GateRecord.NoRow && (gate.Campaign >= 0 || gate.Stage is AttackStage.None);

    /// <summary>
    /// By question, whether an answer still helps: in a campaign, what is asked up to the first loss of the same
    /// customer, it included. What comes after is all alike and nothing to learn from.
    /// </summary>
    public static bool[] BeforeLoss(Trial trial)
    {
        var helps = new bool[trial.Gates.Count];
        HashSet<(int Campaign, int Customer)> lost = [];
        foreach (var (place, gate) in trial.Gates.Index())
        {
            helps[place] = gate.Campaign < 0 || !lost.Contains((gate.Campaign, gate.Customer));
            if (gate.IsLoss)
            {
                lost.Add((gate.Campaign, gate.Customer));
            }
        }

        return helps;
    }

    public HeldOut Of(Measured measured, int[] targets) => new()
    {
        Loss = _losses[measured].Mean,
        LossBetween = (_losses[measured].Between.Low, _losses[measured].Between.High),
        Points = DialPoints.Of(measured, targets),
        Calibration = Calibration.Of(_questions.Select(question =>
        {
            var gate = measured.Trial.Gates[question];
            return (SteadyMath.Logistic(gate.LogOdds / 1000.0), gate.Campaign >= 0, WeightOf(gate));
        })),
    };

    private double WeightOf(in GateRecord gate) => gate.Campaign >= 0 ? 1 : _honestWeight;

    // By customer where a question is honest, by campaign where it is not.
    private (long[] Weights, long[] Losses) LossesOf(Measured measured)
    {
        var campaigns = measured.Trial.Campaigns.Count;
        var units = campaigns + measured.Trial.CustomerRecords.Count + 1;
        var (weights, losses) = (new long[units], new long[units]);
        foreach (var question in _questions)
        {
            var gate = measured.Trial.Gates[question];
            var unit = gate.Campaign >= 0 ? gate.Campaign : campaigns + gate.Customer + 1;
            var logOdds = gate.LogOdds / 1000.0;
            var loss = WeightOf(gate) * SteadyMath.SoftPlus(gate.Campaign >= 0 ? -logOdds : logOdds);
            weights[unit] += (long)Math.Round(WeightOf(gate) * Millionths);
            losses[unit] += (long)Math.Round(loss * Millionths);
        }

        int[] present = [.. Enumerable.Range(0, units).Where(unit => weights[unit] > 0)];
        return ([.. present.Select(unit => weights[unit])], [.. present.Select(unit => losses[unit])]);
    }
}
