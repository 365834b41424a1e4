namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class KnownDeviceTests
{
    private const string Signal = "knownDevice";

    [Theory]
    [InlineData(86_399, false)]
    [InlineData(86_400, true)]
    [InlineData(2_591_999, true)]
    [InlineData(2_592_000, false)]
    public void A_device_is_known_after_a_day_and_seasoned_after_thirty(int seconds, bool known)
    {
        var story = new Story();
        story.SignIn(at: Place.Home);
        story.SignIn(at: Place.Home);
        story.SignIn(at: Place.Home);

        Assert.Equal(known, story.WaitSeconds(seconds).SignIn(at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void An_old_device_of_two_visits_is_known_only()
    {
        var story = new Story();
        story.SignIn(at: Place.Home);
        story.SignIn(at: Place.Home);

        Assert.Equal(
            "A device this customer has used before", story.WaitDays(40).SignIn(at: Place.Home).SaidBy(Signal));
    }

    [Fact]
    public void A_device_that_is_not_told_is_not_known() =>
        Assert.False(Known().SignIn(at: Place.Home with { Device = "" }).Speaks(Signal));

    [Fact]
    public void A_device_that_is_not_itself_is_not_known() =>
        Assert.False(Known().SignIn(at: Place.Home with { Language = "ro-RO" }).Speaks(Signal));

    [Fact]
    public void A_device_of_a_doubtful_visit_is_not_known_before_the_customer_clears_it()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Abroad with { Anonymizer = "tor", Language = "ro-RO" });

        Assert.False(story.WaitDays(2).SignIn(at: Place.Abroad).Speaks(Signal));
        story.Report("falseAlarm");
        Assert.True(story.SignIn(at: Place.Abroad).Speaks(Signal));
    }

    [Fact]
    public void A_disowned_device_is_not_known()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Abroad);
        story.Report("unauthorizedActivity");

        Assert.False(story.WaitDays(2).SignIn(at: Place.Abroad).Speaks(Signal));
    }

    [Theory]
    [InlineData("\"activePhoneCall\":true", "b-new", false)]
    [InlineData("\"activePhoneCall\":true", "b1", true)]
    [InlineData("\"activePhoneCall\":false", "b-new", true)]
    public void It_says_nothing_for_a_customer_who_may_be_told_whom_to_pay(string seen, string payee, bool speaks)
    {
        var phone = Place.Home with { Device = "d-2" };
        var story = new Story().Live();
        story.SignIn(at: phone);
        story.WaitDays(2).Observe(seen, at: phone);

        Assert.Equal(speaks, story.Transfer(payee: payee, at: phone, session: "s-1").Speaks(Signal));
    }

    private static Story Known()
    {
        var story = new Story();
        story.SignIn(at: Place.Home);
        return story.WaitDays(2);
    }
}
