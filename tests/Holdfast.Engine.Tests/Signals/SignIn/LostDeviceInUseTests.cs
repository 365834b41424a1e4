namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class LostDeviceInUseTests
{
    private const string Signal = "lostDeviceInUse";

    private static readonly Place FinderOfThePhone = Visiting.Elsewhere with { Device = "d-c1" };

    [Theory]
    [InlineData("lostDevice", true)]
    [InlineData("phishing", false)]
    [InlineData("unauthorizedActivity", false)]
    public void After_a_lost_device_those_the_customer_had_are_watched(string what, bool noticed) =>
        Assert.Equal(noticed, Reported(what).SignIn(at: FinderOfThePhone).Speaks(Signal));

    [Fact]
    public void The_device_that_replaces_it_is_left_in_peace() =>
        Assert.False(Reported().SignIn(at: Visiting.Elsewhere).Speaks(Signal));

    [Fact]
    public void A_device_bought_after_the_loss_is_not_the_lost_one()
    {
        var story = Reported();
        story.SignIn(at: Place.Home with { Device = "d-2" });

        Assert.False(story.WaitDays(2).SignIn(at: Visiting.Elsewhere).Speaks(Signal));
    }

    [Fact]
    public void At_home_it_is_likely_another_of_the_customer_s_devices() =>
        Assert.False(Reported().SignIn(at: Place.Home).Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_report_counts_for_two_weeks(int secondsMore, bool counts) => Assert.Equal(
        counts, Reported().WaitDays(14).WaitSeconds(secondsMore).SignIn(at: FinderOfThePhone).Speaks(Signal));

    [Fact]
    public void What_happened_before_the_report_is_no_consequence_of_it() =>
        Assert.False(Reported().WaitMinutes(-5).SignIn(at: FinderOfThePhone).Speaks(Signal));

    [Fact]
    public void It_is_said_plainly() => Assert.Equal(
        "A device that the customer had when one was reported lost signs in from a network never seen",
        Reported().SignIn(at: FinderOfThePhone).SaidBy(Signal));

    private static Story Reported(string what = "lostDevice")
    {
        var story = new Story().Live();
        story.Report(what);
        return story;
    }
}
