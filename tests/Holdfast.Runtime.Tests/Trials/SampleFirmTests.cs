using Holdfast.Engine.Policy;
using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

/// <summary>Sixty days of a sample firm: the first 36 show what is normal, the last 24 are measured.</summary>
public sealed class SampleFirmTests
{
    private static readonly Lazy<TuneReport> Report = new(Tune);

    // With 32 campaigns a figure is good to ten points either way: the bounds guard against a step back, they are no
    // record.
    [Fact]
    public void The_default_policy_meets_most_attacks_before_their_loss_and_disturbs_few_honest_visits()
    {
        SharedFolder.Path("data", "brokerage-events");
        var now = Report.Value.Points[0];

        Assert.InRange(now.Figures!.HonestVisits, 5_500, 6_000);
        Assert.InRange(1000.0 * now.Figures.Disturbed / now.Figures.HonestVisits, 0, 6);
        Assert.InRange(now.WithLoss.Met, now.WithLoss.All * 7 / 10, now.WithLoss.All);
        Assert.InRange(now.Figures.Met, now.Figures.Campaigns * 6 / 10, now.Figures.Campaigns);
        Assert.InRange(now.Figures.Stopped, now.Figures.Loss / 10 * 8, now.Figures.Loss);
    }

    [Fact]
    public void At_one_percent_of_honest_visits_seven_of_ten_campaigns_are_met_and_at_two_all_that_lose_something()
    {
        SharedFolder.Path("data", "brokerage-events");
        var one = Report.Value.Points.Single(point => point.Target == 100);
        var two = Report.Value.Points.Single(point => point.Target == 200);

        Assert.InRange(one.Figures!.Met, one.Figures.Campaigns * 7 / 10, one.Figures.Campaigns);
        Assert.InRange(two.WithLoss.Met, two.WithLoss.All * 9 / 10, two.WithLoss.All);
    }

    [Fact]
    public void Proposal_keeps_to_its_budget_where_it_was_fitted_and_answers_alike_when_played_again()
    {
        SharedFolder.Path("data", "brokerage-events");
        var proposal = Report.Value.Proposal!;

        Assert.True(proposal.Fitted.Proposed.Disturbed * 200 <= proposal.Fitted.Proposed.HonestVisits);
        Assert.InRange(proposal.PlayedAgain.Met, proposal.All.Proposed.Met - 2, proposal.All.Proposed.Met + 2);
        Assert.InRange(
            proposal.PlayedAgain.Disturbed, proposal.All.Proposed.Disturbed - 5, proposal.All.Proposed.Disturbed + 5);
    }

    private static TuneReport Tune()
    {
        var folder = SharedFolder.Path("data", "brokerage-events");
        using var labels = File.OpenRead(Path.Combine(folder, "labels.ndjson"));
        return TuneRun.Run(
            () => File.OpenRead(Path.Combine(folder, "events.ndjson")),
            new TuneOrder
            {
                Policy = DecisionPolicy.Default,
                Labels = Assert.IsType<LabelReading.Accepted>(AttackLabels.Read(labels)).Labels,
                Period = new MeasuredPeriod(LearnDays: 36),
            },
            CancellationToken.None);
    }
}
