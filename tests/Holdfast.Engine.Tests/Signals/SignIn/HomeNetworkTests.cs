namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class HomeNetworkTests
{
    private const string Signal = "homeNetwork";

    [Theory]
    [InlineData(0, true)]
    [InlineData(-1, false)]
    public void A_neighbourhood_is_home_after_two_weeks(int secondsMore, bool home)
    {
        var story = new Story();
        story.SignIn(at: Place.Home);
        story.WaitDays(5).SignIn(at: Place.Home);
        story.WaitDays(5).SignIn(at: Place.Home);

        Assert.Equal(home, story.WaitDays(4).WaitSeconds(secondsMore).SignIn(at: Place.Home).Speaks(Signal));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void And_after_three_visits(int visits, bool home)
    {
        var story = new Story();
        for (var visit = 0; visit < visits; visit++)
        {
            story.SignIn(at: Place.Home);
        }

        Assert.Equal(home, story.WaitDays(20).SignIn(at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void Any_address_of_the_neighbourhood_is_home_and_the_next_neighbourhood_is_not()
    {
        Assert.True(new Story().Live().SignIn(at: Place.Home with { Ip = "73.10.20.254" }).Speaks(Signal));
        Assert.False(new Story().Live().SignIn(at: Place.Home with { Ip = "73.10.21.1" }).Speaks(Signal));
    }

    [Fact]
    public void Of_the_new_internet_protocol_48_bits_are_a_neighbourhood()
    {
        var story = new Story().Live(home: Place.Home with { Ip = "2001:db8:1:1::1" });

        Assert.True(story.SignIn(at: Place.Home with { Ip = "2001:db8:1:ffff::9" }).Speaks(Signal));
        Assert.False(story.SignIn(at: Place.Home with { Ip = "2001:db8:2:1::1" }).Speaks(Signal));
    }

    [Fact]
    public void It_is_said_plainly() =>
        Assert.Equal(
            "The network the customer is usually on", new Story().Live().SignIn(at: Place.Home).SaidBy(Signal));

    [Fact]
    public void An_address_that_is_not_told_is_not_home() =>
        Assert.False(new Story().Live().SignIn(at: Place.Home with { Ip = "" }).Speaks(Signal));

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
}
