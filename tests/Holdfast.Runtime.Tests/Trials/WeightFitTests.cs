using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Policies;
using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

public sealed class WeightFitTests
{
    private const EventType Gate = EventType.LoginSucceeded;

    // What really holds where the evidence is made up.
    private static readonly (string Signal, double Weight)[] Planted =
        [("newDevice", 2), ("torExit", 1.5), ("seasonedDevice", -0.6), ("knownDevice", -2)];

    // The same, but that one speaks the other way than its name says.
    private static readonly (string Signal, double Weight)[] Reversed =
        [("newDevice", 2), ("torExit", -1.5), ("seasonedDevice", -0.6), ("knownDevice", -2)];

    private const double PlantedPrior = -3;

    [Fact]
    public void Weights_that_were_planted_are_found()
    {
        var policy = Fit(rows: 20_000, strength: 0.3);

        Assert.InRange(Weight(policy, "newDevice"), 1.8, 2.2);
        Assert.InRange(Weight(policy, "torExit"), 1.3, 1.7);
        Assert.InRange(Weight(policy, "seasonedDevice"), -0.8, -0.4);
        Assert.InRange(Weight(policy, "knownDevice"), -2.3, -1.7);
        Assert.InRange(policy.GateOf(Gate)!.Prior.Thousandths / 1000.0, -3.2, -2.8);
    }

    [Fact]
    public void Weight_never_turns_its_sign() =>
        Assert.Equal(0, Weight(Fit(rows: 20_000, strength: 0.3, Reversed), "torExit"));

    [Fact]
    public void What_never_spoke_stays_as_it_was()
    {
        var policy = Fit(rows: 5_000, strength: 0.3);
        var spoke = Planted.Select(planted => planted.Signal).ToHashSet();

        Assert.All(SignalCatalog.All.Where(signal => !spoke.Contains(signal.Id)),
            signal => Assert.Equal(DecisionPolicy.Default.WeightOf(signal), policy.WeightOf(signal)));
        Assert.All(Gates.All.Where(gate => gate is not Gate), gate =>
            Assert.Equal(DecisionPolicy.Default.GateOf(gate)!.Prior, policy.GateOf(gate)!.Prior));
    }

    [Fact]
    public void Harder_hold_moves_less()
    {
        double[] moved = [.. new[] { 0.3, 10, 300, 1e9 }.Select(strength =>
            Math.Abs(Weight(Fit(rows: 2_000, strength), "newDevice") - Weight(DecisionPolicy.Default, "newDevice")))];

        Assert.Equal(moved.OrderDescending(), moved);
        Assert.Equal(0, moved[^1]);
    }

    [Fact]
    public void Strength_is_chosen_by_what_foretells_later_events_best()
    {
        var (evidence, rows) = Made(6_000);

        var (chosen, losses, present) = new WeightFit(DecisionPolicy.Default).Choose(evidence, rows);

        Assert.NotNull(chosen);
        Assert.Equal(losses.Min(), losses[WeightFit.Strengths.Index().Single(s => s.Item == chosen).Index]);
        Assert.True(losses.Min() < present);
    }

    [Fact]
    public void Honest_questions_that_count_ten_times_make_an_attack_ten_times_as_rare()
    {
        var (evidence, rows) = Made(20_000);
        var fit = new WeightFit(DecisionPolicy.Default);
        var weighted = rows.Select(row => (row.Ticks, row.Row with { Weight = row.Row.IsAttack ? 1 : 10 })).ToList();

        var plain = fit.Fit(DecisionPolicy.Default, evidence, rows, 0.3).GateOf(Gate)!.Prior;
        var rare = fit.Fit(DecisionPolicy.Default, evidence, weighted, 0.3).GateOf(Gate)!.Prior;

        Assert.InRange((plain - rare).Thousandths / 1000.0, 2.1, 2.5);
    }

    [Fact]
    public void Fitted_policy_reads_back_from_its_file()
    {
        var fitted = Fit(rows: 3_000, strength: 1);

        var text = PolicyPatch.Write(DecisionPolicy.Default, fitted, ["Fitted."],
            new Dictionary<string, string> { ["newDevice"] = "Because." });

        Assert.Equal(
            fitted.Fingerprint, Assert.IsType<PolicyReading.Accepted>(PolicyFile.Parse(text)).Policy.Fingerprint);
        Assert.Contains("  # Because.\n  newDevice:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(-0.4)]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12.5)]
    public void Steady_functions_are_those_of_the_platform(double x)
    {
        Assert.Equal(1, SteadyMath.Exp(x) / Math.Exp(x), 12);
        Assert.Equal(x, SteadyMath.Log(Math.Exp(x)), 10);
        Assert.Equal(1 / (1 + Math.Exp(-x)), SteadyMath.Logistic(x), 12);
        Assert.Equal(Math.Log(1 + Math.Exp(x)), SteadyMath.SoftPlus(x), 10);
    }

    private static DecisionPolicy Fit(int rows, double strength, (string, double)[]? planted = null)
    {
        var (evidence, made) = Made(rows, planted);
        return new WeightFit(DecisionPolicy.Default).Fit(DecisionPolicy.Default, evidence, made, strength);
    }

    private static double Weight(DecisionPolicy policy, string signal) =>
        policy.WeightOf(SignalCatalog.Find(signal)!).Thousandths / 1000.0;

    // Each signal speaks at every other question or so; whether it is an attack is drawn by what is planted.
    private static (Evidence Evidence, List<(long Ticks, FitRow Row)> Rows) Made(
        int count, (string Signal, double Weight)[]? planted = null)
    {
        var random = new SplitMix(11);
        var evidence = new Evidence();
        List<(long, FitRow)> rows = [];
        for (var question = 0; question < count; question++)
        {
            List<Reason> reasons = [];
            var logOdds = PlantedPrior;
            foreach (var (id, weight) in planted ?? Planted)
            {
                if (random.Below(2) == 0)
                {
                    var signal = SignalCatalog.Find(id)!;
                    reasons.Add(new Reason(signal, DecisionPolicy.Default.WeightOf(signal), default));
                    logOdds += weight;
                }
            }

            evidence.Add(DecisionPolicy.Default, Gate, new Decision
            {
                Event = Text.Of("e"), Outcome = Outcome.Allow, Score = default, Reasons = reasons, Policy = "",
                At = default,
            });
            var isAttack = random.Below(1_000_000) < 1_000_000 * SteadyMath.Logistic(logOdds);
            rows.Add((question, new FitRow(question, isAttack, 1)));
        }

        return (evidence, rows);
    }
}
