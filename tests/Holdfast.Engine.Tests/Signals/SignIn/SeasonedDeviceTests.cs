namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class SeasonedDeviceTests
{
    private const string Signal = "seasonedDevice";

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void A_device_is_seasoned_after_thirty_days(int secondsMore, bool seasoned) =>
        Assert.Equal(seasoned, After(3).WaitDays(30).WaitSeconds(secondsMore).SignIn(at: Place.Home).Speaks(Signal));

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void And_after_three_visits(int visits, bool seasoned) =>
        Assert.Equal(seasoned, After(visits).WaitDays(40).SignIn(at: Place.Home).Speaks(Signal));

    [Fact]
    public void It_speaks_for_the_customer_and_says_so()
    {
        var decision = new Story().Live().SignIn(at: Place.Home);

        Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
        Assert.Equal("A device that has been this customer's for a long time", decision.SaidBy(Signal));
    }

    [Fact]
    public void A_device_that_is_not_told_is_not_seasoned() =>
        Assert.False(new Story().Live().SignIn(at: Place.Home with { Device = "" }).Speaks(Signal));

    [Theory]
    [InlineData("ro-RO", "windows", false)]
    [InlineData("en-US", "linux", false)]
    [InlineData("en-US", "windows", true)]
    public void A_device_that_is_not_itself_is_in_doubt(string language, string platform, bool trusted)
    {
        var there = Place.Home with { Language = language, Platform = platform };

        Assert.Equal(trusted, new Story().Live().SignIn(at: there).Speaks(Signal));
    }

    [Fact]
    public void A_device_of_a_doubtful_visit_does_not_season_before_the_customer_clears_it()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Abroad with { Anonymizer = "tor", Language = "ro-RO" });
        story.SignIn(at: Place.Abroad);
        story.SignIn(at: Place.Abroad);

        Assert.False(story.WaitDays(90).SignIn(at: Place.Abroad).Speaks(Signal));
        story.Report("falseAlarm");
        Assert.True(story.SignIn(at: Place.Abroad).Speaks(Signal));
    }

    [Fact]
    public void A_disowned_device_never_seasons()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Abroad);
        story.SignIn(at: Place.Abroad);
        story.SignIn(at: Place.Abroad);
        story.Report("unauthorizedActivity");

        Assert.False(story.WaitDays(300).SignIn(at: Place.Abroad).Speaks(Signal));
    }

    [Theory]
    [InlineData("\"activePhoneCall\":true", "", "b-new", false)]
    [InlineData("\"activePhoneCall\":true", "", "b1", true)]
    [InlineData("\"activePhoneCall\":false", "", "b-new", true)]
    [InlineData("\"typingScore\":0.9", "\"remoteAccess\":true", "b-new", false)]
    public void It_says_nothing_for_a_customer_who_may_be_told_whom_to_pay(
        string seen, string device, string payee, bool speaks)
    {
        var story = new Story().Live();
        story.Observe(seen, at: Place.Home with { MoreDevice = device });

        Assert.Equal(speaks, story.Transfer(payee: payee, at: Place.Home, session: "s-1").Speaks(Signal));
    }

    private static Story After(int visits)
    {
        var story = new Story();
        for (var visit = 0; visit < visits; visit++)
        {
            story.SignIn(at: Place.Home);
        }

        return story;
    }
}
