using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

public sealed class MeasuredTests
{
    [Theory]
    [InlineData("s-1", "s-1", "web", "09:00", "23:00", 1)]
    [InlineData("s-1", "s-2", "web", "09:00", "09:01", 2)]
    [InlineData("", "", "phone", "09:00", "09:29", 1)]
    [InlineData("", "", "phone", "09:29", "09:30", 2)]
    [InlineData("", "", "email", "09:00", "09:01", 1)]
    [InlineData("", "", "web", "09:00", "09:01", 0)]
    public void Visit_is_a_session_or_a_call_or_letter_within_half_an_hour(
        string first, string second, string channel, string at, string then, int visits)
    {
        var count = new Firm()
            .Transfer($"2026-03-02T{at}:00Z", 5, first, channel: channel)
            .Transfer($"2026-03-02T{then}:00Z", 5, second, channel: channel)
            .Transfer("2026-03-02T09:00:00Z", 5, "s-x", "c-x", "at-1")
            .Count();

        Assert.Equal(visits, count.HonestVisits);
    }

    [Theory]
    [InlineData("customer", 1)]
    [InlineData("representative", 1)]
    [InlineData("thirdParty", 1)]
    [InlineData("aggregator", 0)]
    [InlineData("system", 0)]
    public void Only_people_can_be_disturbed(string actor, int visits)
    {
        var count = new Firm().Transfer("2026-03-02T09:00:00Z", 5_000, "s-1", actor: actor)
            .Transfer("2026-03-02T09:00:00Z", 5, "s-x", "c-x", "at-1").Count();

        Assert.Equal((visits, visits), (count.HonestVisits, count.Disturbed));
    }

    [Fact]
    public void Visit_is_disturbed_once_however_many_of_its_questions_are_answered()
    {
        var count = new Firm()
            .Transfer("2026-03-02T09:00:00Z", 5_000, "s-1").Transfer("2026-03-02T09:01:00Z", 5_000, "s-1")
            .Transfer("2026-03-02T09:02:00Z", 999.99m, "s-2").Transfer("2026-03-02T09:03:00Z", 1_000, "s-3")
            .Count();

        Assert.Equal((3, 2), (count.HonestVisits, count.Disturbed));
    }

    [Fact]
    public void Visit_with_a_labelled_event_is_not_honest_whenever_it_happened_and_whatever_the_label()
    {
        var count = new Firm()
            .SignIn("2025-12-31T23:00:00Z", "s-1", attack: "bg-1").Transfer("2026-03-02T09:00:00Z", 5_000, "s-1")
            .SignIn("2026-03-02T09:00:00Z", "s-2", attack: "at-1").Transfer("2026-03-02T09:01:00Z", 5_000, "s-2")
            .Count();

        Assert.Equal(0, count.HonestVisits);
    }

    [Fact]
    public void Background_is_no_campaign()
    {
        var count = new Firm()
            .Transfer("2026-03-02T09:00:00Z", 5_000, "s-1", attack: "bg-1")
            .Transfer("2026-03-02T09:00:00Z", 5_000, "s-2", attack: "at-1").Count();

        Assert.Equal((1, 5_000), (count.Campaigns, count.Loss / 10_000));
    }

    [Theory]
    [InlineData("2026-03-02T09:00:00Z", 1)]
    [InlineData("2026-03-02T09:00:01Z", 0)]
    public void Visit_counts_from_the_measured_moment_on(string from, int visits) => Assert.Equal(
        visits, new Firm().Transfer("2026-03-02T09:00:00Z", 5, "s-1").Count(from).HonestVisits);

    [Theory]
    [InlineData("2026-03-02T09:00:00Z", 1)]
    [InlineData("2026-03-02T09:00:01Z", 0)]
    public void Campaign_is_measured_where_its_first_event_is(string from, int campaigns) => Assert.Equal(
        campaigns,
        new Firm().SignIn("2026-03-02T09:00:00Z", "s-1", attack: "at-1")
            .Transfer("2026-03-02T10:00:00Z", 5, "s-1", attack: "at-1").Count(from).Campaigns);

    // Amounts of the transfers of one campaign in order; those from 1,000 on are answered.
    [Theory]
    [InlineData("500p 500c", false, 0)]
    [InlineData("2000p 500c", true, 500)]
    [InlineData("500p 2000c", true, 2000)]
    [InlineData("500c 2000c", false, 2000)]
    [InlineData("500c 2000p 700c", false, 700)]
    [InlineData("2000c 500c", true, 2500)]
    [InlineData("500p 2000p", true, 0)]
    [InlineData("500p", false, 0)]
    public void Campaign_is_met_before_its_loss_when_something_up_to_the_first_loss_is_answered(
        string steps, bool met, int stopped)
    {
        var firm = new Firm();
        foreach (var (minute, step) in steps.Split(' ').Index())
        {
            firm.Transfer($"2026-03-02T09:{minute:00}:00Z", decimal.Parse(step[..^1]), "s-1", attack: "at-1",
                stage: step[^1] == 'c' ? "cashOut" : "prepare");
        }

        var count = firm.Count();

        Assert.Equal((met ? 1 : 0, stopped), (count.Met, (int)(count.Stopped / 10_000)));
    }

    [Fact]
    public void Order_that_moves_a_price_is_a_loss_and_one_that_prepares_it_is_none()
    {
        var firm = new Firm().Order("2026-03-02T09:00:00Z", "s-1", 700, "at-1", "prepare")
            .Order("2026-03-02T09:01:00Z", "s-1", 900, "at-1");

        var measured = firm.Measure();

        Assert.Equal((1, 900), (measured.Campaigns[0].FirstLoss, (int)(measured.Campaigns[0].Loss / 10_000)));
    }

    [Fact]
    public void Money_of_customers_who_were_not_asked_themselves_is_told_apart()
    {
        var count = new Firm()
            .Transfer("2026-03-02T09:00:00Z", 2_000, "s-1", "c-1", "at-1")
            .Transfer("2026-03-02T09:01:00Z", 500, "s-2", "c-2", "at-1").Count();

        Assert.Equal((2_500, 2_000), ((int)(count.Stopped / 10_000), (int)(count.StoppedNear / 10_000)));
    }

    [Fact]
    public void What_is_recorded_answers_as_the_engine_did()
    {
        var trial = new Firm()
            .Transfer("2026-03-02T09:00:00Z", 999, "s-1").Transfer("2026-03-02T09:00:00Z", 1_000, "s-2")
            .SignIn("2026-03-02T09:00:00Z", "s-3").Play();

        Assert.All(trial.Gates, gate => Assert.Equal(
            gate.Outcome is not Holdfast.Engine.Contract.Outcome.Allow,
            new GateThresholds(trial.Policy).Answers(gate)));
    }
}
