using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

public sealed class ReportedCampaignsTests
{
    [Fact]
    public void Report_makes_a_campaign_of_what_was_asked_since_the_time_it_names()
    {
        var firm = Transfers().Reported(
            "2026-03-06T09:00:00Z", "unauthorizedActivity", more: ",'since':'2026-03-03T09:00:00Z'");

        var (measured, reported) = Of(firm);

        Assert.Equal((1, 1, 0), (reported.Reports, reported.Campaigns, reported.WithoutQuestion));
        Assert.Equal([1, 2], measured.Campaigns[0].Steps);
        Assert.Single(measured.HonestVisits);
        Assert.Equal(NodaTime.Duration.FromDays(3), reported.MedianDelay);
    }

    [Theory]
    [InlineData("t-2", 1)]
    [InlineData("e-2", 1)]
    [InlineData("t-9", 0)]
    public void What_the_report_refers_to_is_the_loss_and_without_it_every_transfer_is(string reference, int firstLoss)
    {
        var firm = Transfers().Reported("2026-03-06T09:00:00Z", "deniedTransfer",
            more: $",'since':'2026-03-03T09:00:00Z','reference':'{reference}'");

        Assert.Equal(firstLoss, Of(firm).Measured.Campaigns[0].FirstLoss);
    }

    [Theory]
    [InlineData("", 1, 0)]
    [InlineData(",'reference':'t-2'", 1, 0)]
    [InlineData(",'reference':'t-0'", 0, 1)]
    public void False_alarm_takes_back_what_it_refers_to(string reference, int takenBack, int campaigns)
    {
        var firm = Transfers()
            .Reported("2026-03-06T09:00:00Z", "unauthorizedActivity", more: ",'since':'2026-03-03T09:00:00Z'")
            .Reported("2026-03-07T09:00:00Z", "falseAlarm", more: reference);

        var reported = Of(firm).Reported;

        Assert.Equal((takenBack, campaigns), (reported.TakenBack, reported.Campaigns));
    }

    [Fact]
    public void Reports_of_one_customer_that_overlap_are_one_campaign_and_others_are_another()
    {
        var firm = Transfers()
            .Reported("2026-03-05T09:00:00Z", "unauthorizedActivity", more: ",'since':'2026-03-03T09:00:00Z'")
            .Reported("2026-03-06T09:00:00Z", "deniedTransfer", more: ",'since':'2026-03-04T09:00:00Z'")
            .Reported("2026-03-09T09:00:00Z", "deniedTransfer")
            .Reported("2026-03-06T09:00:00Z", "unauthorizedActivity", customer: "c-2");

        var reported = Of(firm).Reported;

        Assert.Equal((4, 3, 2), (reported.Reports, reported.Campaigns, reported.WithoutQuestion));
    }

    [Theory]
    [InlineData("phishing")]
    [InlineData("lostDevice")]
    [InlineData("simSwap")]
    public void What_is_no_theft_makes_no_campaign(string what) =>
        Assert.Equal(0, Of(Transfers().Reported("2026-03-06T09:00:00Z", what)).Reported.Campaigns);

    private static Firm Transfers() => new Firm()
        .Transfer("2026-03-02T09:00:00Z", 5, "s-0")
        .Transfer("2026-03-03T09:00:00Z", 5, "s-1")
        .Transfer("2026-03-04T09:00:00Z", 5, "s-2");

    private static (Measured Measured, ReportedCampaigns Reported) Of(Firm firm)
    {
        var trial = firm.Play(labelled: false);
        var reported = ReportedCampaigns.AddTo(trial);
        return (new Measured(trial, Firm.At("2026-01-01T00:00:00Z")), reported);
    }
}
