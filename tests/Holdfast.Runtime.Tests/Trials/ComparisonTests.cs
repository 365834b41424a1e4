using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

public sealed class ComparisonTests
{
    private static readonly Firm Month = BusyFirm.Month();

    [Fact]
    public void Policy_against_itself_shows_nothing()
    {
        var report = Compare(Month, DecisionPolicy.Default, DecisionPolicy.Default);

        Assert.Empty(report.Changes);
        Assert.Empty(report.Campaigns);
        Assert.Empty(report.Differences);
        Assert.Equal(((0, 0), (0, 0)), (report.Visits, report.Customers));
        Assert.Contains("both decide alike", ComparisonText.Of(report), StringComparison.Ordinal);
    }

    [Fact]
    public void Stricter_policy_only_answers_more_severely()
    {
        // These ask by amount alone: what is answered changes what is learnt, and with it what evidence weighs later.
        var report = Compare(Month, AsksFrom(3_000), AsksFrom(1_000));

        Assert.NotEmpty(report.Changes);
        Assert.All(report.Changes, change => Assert.True(change.Second > change.First));
        Assert.Equal((0, 0), (report.Visits.Relieved, report.Customers.Relieved));
        Assert.All(report.Campaigns, campaign => Assert.True(campaign.BySecond));
        Assert.True(report.Figures.Second.Disturbed > report.Figures.First.Disturbed);
    }

    [Fact]
    public void Turned_round_what_was_disturbed_is_relieved()
    {
        var there = Compare(Month, DecisionPolicy.Default, Stricter());
        var back = Compare(Month, Stricter(), DecisionPolicy.Default);

        Assert.Equal(there.Visits.NewlyDisturbed, back.Visits.Relieved);
        Assert.Equal(there.Customers.NewlyDisturbed, back.Customers.Relieved);
        Assert.Equal(there.Changes.Sum(change => change.Count), back.Changes.Sum(change => change.Count));
        Assert.All(back.Campaigns, campaign => Assert.False(campaign.BySecond));
    }

    [Fact]
    public void Counts_money_customers_and_campaigns_that_change()
    {
        var firm = new Firm()
            .Transfer("2026-03-02T09:00:00Z", 2_000, "s-1").Transfer("2026-03-02T10:00:00Z", 3_000, "s-2")
            .Transfer("2026-03-02T09:00:00Z", 999, "s-3", "c-2")
            .Transfer("2026-03-02T09:00:00Z", 7_000, "s-4", "c-3", "at-1");
        var asksNothing = Firm.AsksFromThousand.With(gates: new Dictionary<EventType, GatePolicy>
        {
            [EventType.TransferRequested] =
                Firm.AsksFromThousand.GateOf(EventType.TransferRequested)! with { Rows = [] },
        });

        var report = Compare(firm, Firm.AsksFromThousand, asksNothing, learnDays: 0);

        Assert.Equal(
            new OutcomeChange(EventType.TransferRequested, Outcome.StepUp, Outcome.Allow, 3, 1, 12_000L * Money.Scale),
            Assert.Single(report.Changes));
        Assert.Equal(((0, 2), (0, 1)), (report.Visits, report.Customers));
        Assert.Equal(
            new CampaignDifference("at-1", "cashOut first, money taken", false, 70_000_000, 70_000_000, 0),
            Assert.Single(report.Campaigns));
        Assert.Equal(["e-3", "e-1", "e-0"], report.Differences.Select(difference => difference.Event));
        Assert.Contains(
            "The threshold for stepUp is never instead of 0.", report.Differences[0].Why);
    }

    [Fact]
    public void Signals_that_count_otherwise_are_named()
    {
        var report = Compare(Month, DecisionPolicy.Default, DecisionPolicy.Default.With(
            new Dictionary<string, LogOdds> { ["newDevice"] = LogOdds.Of(9) }));

        Assert.Contains(report.Differences, difference => difference.Why.Any(
            why => why.Contains("[newDevice] counts +9 instead of +0.3", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_more_than_a_hundred_are_explained_and_the_most_telling_of_all_are()
    {
        var everything = DecisionPolicy.Default.With(gates: Gates.All.ToDictionary(
            gate => gate, gate => DecisionPolicy.Default.GateOf(gate)! with
            {
                Thresholds = new Thresholds(Probability.Of(0), null, null),
            }));

        var report = Compare(Month, DecisionPolicy.Default, everything);

        Assert.Equal(Comparison.Told, report.Differences.Count);
        Assert.True(report.Changes.Sum(change => change.Count) > 2 * Comparison.Told);
        Assert.Equal(
            report.Differences.Select(difference => difference.Amount).OrderDescending(),
            report.Differences.Select(difference => difference.Amount));
    }

    private static DecisionPolicy AsksFrom(decimal amount) => Firm.AsksFromThousand.With(
        gates: new Dictionary<EventType, GatePolicy>
        {
            [EventType.TransferRequested] = Firm.AsksFromThousand.GateOf(EventType.TransferRequested)! with
            {
                Rows = [new ThresholdRow(null, Money.Of(amount), new Thresholds(Probability.Of(0), null, null))],
            },
        });

    private static DecisionPolicy Stricter() => ThresholdShift.Apply(
        DecisionPolicy.Default, Gates.All.ToDictionary(gate => gate, _ => -2_000));

    private static ComparisonReport Compare(
        Firm firm, DecisionPolicy first, DecisionPolicy second, int learnDays = 11) =>
        Comparison.Run(firm.Open(), first, second, firm.Labels(), new MeasuredPeriod(LearnDays: learnDays), null,
            CancellationToken.None);
}
