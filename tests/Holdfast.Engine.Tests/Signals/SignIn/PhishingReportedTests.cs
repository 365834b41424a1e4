namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class PhishingReportedTests
{
    private const string Signal = "phishingReported";

    private static readonly Place NewDevice = Place.Home with { Device = "d-2" };

    [Theory]
    [InlineData("phishing", true)]
    [InlineData("lostDevice", false)]
    [InlineData("unauthorizedActivity", false)]
    [InlineData("falseAlarm", false)]
    public void A_new_device_after_a_phishing_message_is_noticed(string what, bool noticed)
    {
        var story = new Story().Live();
        story.Report(what);

        Assert.Equal(noticed, story.SignIn(at: NewDevice).Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_report_counts_for_two_weeks(int secondsMore, bool counts) =>
        Assert.Equal(
            counts, Reported().WaitDays(14).WaitSeconds(secondsMore).SignIn(at: NewDevice).Speaks(Signal));

    [Fact]
    public void The_customer_s_own_device_is_left_in_peace() =>
        Assert.False(Reported().SignIn(at: Place.Home).Speaks(Signal));

    [Fact]
    public void What_happened_before_the_report_is_told_late_and_not_its_consequence()
    {
        var story = Reported();

        Assert.False(story.WaitMinutes(-5).SignIn(at: NewDevice).Speaks(Signal));
    }

    [Fact]
    public void A_device_that_is_not_told_is_not_new() =>
        Assert.False(Reported().SignIn(at: NewDevice with { Device = "" }).Speaks(Signal));

    [Fact]
    public void Another_customer_s_report_says_nothing()
    {
        var story = new Story().Live();
        story.Report("phishing", customer: "c2");

        Assert.False(story.SignIn("c1", NewDevice).Speaks(Signal));
    }

    [Fact]
    public void It_is_said_plainly() =>
        Assert.Equal(
            "The customer reported phishing within the last two weeks",
            Reported().SignIn(at: NewDevice).SaidBy(Signal));

    private static Story Reported()
    {
        var story = new Story().Live();
        story.Report("phishing");
        return story;
    }
}
