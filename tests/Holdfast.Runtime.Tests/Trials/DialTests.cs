using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

public sealed class DialTests
{
    private static readonly Measured Busy = BusyFirm.Month().Measure("2026-01-12T00:00:00Z", DecisionPolicy.Default);

    [Fact]
    public void Dial_that_is_not_moved_answers_as_the_policy_does()
    {
        var played = Busy.Count(Measured.AsPlayed);
        var dial = new Dial(Busy).At(0);

        Assert.Equal(played.VisitDisturbed, dial.VisitDisturbed);
        Assert.Equal(played.CampaignMet, dial.CampaignMet);
        Assert.Equal(played.CampaignStopped, dial.CampaignStopped);
    }

    [Fact]
    public void Lower_thresholds_never_disturb_or_meet_fewer()
    {
        var dial = new Dial(Busy);
        var last = dial.At(12_000);
        for (var shift = 11_500; shift >= -12_000; shift -= 500)
        {
            var count = dial.At(shift);
            Assert.True(count.Disturbed >= last.Disturbed, $"{shift}");
            Assert.True(count.Met >= last.Met, $"{shift}");
            Assert.True(count.Stopped >= last.Stopped, $"{shift}");
            last = count;
        }

        Assert.True(last.Met > dial.At(12_000).Met);
    }

    [Fact]
    public void Shift_for_a_share_keeps_to_it_and_one_step_lower_does_not()
    {
        var dial = new Dial(Busy);
        foreach (var share in new[] { 100, 500, 1_000, 3_000 })
        {
            var shift = dial.ShiftFor(share)!.Value;
            Assert.True(dial.At(shift).Disturbed * 10_000L <= (long)share * Busy.HonestVisits.Length, $"{share}");
            Assert.True(dial.At(shift - 1).Disturbed * 10_000L > (long)share * Busy.HonestVisits.Length, $"{share}");
        }
    }

    [Fact]
    public void Share_below_what_hard_rules_disturb_cannot_be_reached()
    {
        var policy = new DecisionPolicy(hardRules:
            [new HardRule("all", EventType.LoginSucceeded, ["newDevice"], Outcome.StepUp, "A test.")]);
        var measured = BusyFirm.Month().Measure("2026-01-12T00:00:00Z", policy);

        Assert.True(measured.Count(Measured.ByRulesAlone).Disturbed > 0);
        Assert.Null(new Dial(measured).ShiftFor(1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2500)]
    [InlineData(9950)]
    [InlineData(10000)]
    public void Threshold_is_reached_from_its_least_log_odds_on(int tenThousandths)
    {
        var threshold = new Probability(tenThousandths);
        var least = GateThresholds.LeastReaching(threshold);

        Assert.True(new LogOdds(least).ToProbability() >= threshold);
        Assert.True(tenThousandths == 0 || new LogOdds(least - 1).ToProbability() < threshold);
        Assert.Equal(threshold, GateThresholds.AtLeast(least));
    }

    [Theory]
    [InlineData(-300)]
    [InlineData(300)]
    [InlineData(4_000)]
    public void Moved_gate_is_reached_from_the_shift_on_and_never_below(int shift)
    {
        var gate = DecisionPolicy.Default.GateOf(EventType.TransferRequested)!;
        var moved = ThresholdShift.Apply(gate, shift).Thresholds;
        var exact = GateThresholds.LeastReaching(gate.Thresholds.StepUp!.Value) + shift;

        // Four decimals of a score are coarse where it is near one.
        Assert.InRange(GateThresholds.LeastReaching(moved.StepUp!.Value), exact, exact + 10);
        Assert.True(moved.StepUp <= moved.Hold && moved.Hold <= moved.Deny);
        Assert.True(shift > 0 || moved.Hold == gate.Thresholds.Hold);
    }

    [Fact]
    public void Rows_move_with_their_gate()
    {
        var gate = Firm.AsksFromThousand.GateOf(EventType.TransferRequested)! with
        {
            Rows = [new ThresholdRow(Rail.Wire, Money.Of(0), new Thresholds(null, Probability.Of(0.4m), null))],
        };

        Assert.True(ThresholdShift.Apply(gate, -500).Rows[0].Thresholds.Hold < Probability.Of(0.4m));
    }
}
