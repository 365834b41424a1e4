namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class NewPayeeFromRecentDeviceTests
{
    private const string Signal = "newPayeeFromRecentDevice";

    private static readonly Place Recent = Place.Home with { Device = "d-2" };

    [Theory]
    [InlineData(0, true)]
    [InlineData((7 * Paying.Day) - 1, true)]
    [InlineData(7 * Paying.Day, false)]
    public void A_device_is_recent_for_a_week(long seconds, bool speaks)
    {
        var story = new Story().Live();
        story.SignIn(at: Recent);

        var decision = story.After(seconds).Pay(at: Recent);

        Assert.Equal(speaks, decision.Speaks(Signal));
        if (speaks)
        {
            Assert.Equal(
                "A new payee is paid from a device that the customer has had for less than a week",
                decision.TextOf(Signal));
        }
    }

    [Fact]
    public void The_only_device_a_customer_ever_had_is_not_suspect()
    {
        var story = new Story();
        story.SignIn(at: Recent);
        story.WaitDays(2).SignIn(at: Recent);

        Assert.False(story.Pay(at: Recent).Speaks(Signal));
    }

    [Fact]
    public void Without_a_history_no_device_is_suspect()
    {
        var story = new Story();
        story.SignIn(at: Place.Home);
        story.SignIn(at: Recent);

        Assert.False(story.WaitHours(23).Pay(at: Recent).Speaks(Signal));
        Assert.True(story.WaitHours(1).Pay(at: Recent).Speaks(Signal));
    }

    [Fact]
    public void The_old_device_is_not_recent()
    {
        var story = new Story().Live();
        story.SignIn(at: Recent);

        Assert.False(story.Pay(at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void A_known_payee_may_be_paid_from_a_recent_device()
    {
        var story = new Story().Live().Paid("b2").WaitDays(14);
        story.SignIn(at: Recent);

        Assert.False(story.Pay("b2", at: Recent).Speaks(Signal));
    }

    [Fact]
    public void Where_device_or_payee_is_not_told_nothing_is_said()
    {
        var story = new Story().Live();
        story.SignIn(at: Recent);

        Assert.False(story.Pay().Speaks(Signal));
        Assert.False(story.Pay(at: Recent with { Device = "" }).Speaks(Signal));
        Assert.False(story.Pay(payee: "", at: Recent).Speaks(Signal));
    }
}
