namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class NewDeviceTests
{
    private const string Signal = "newDevice";

    [Fact]
    public void A_device_never_seen_with_the_customer_is_new()
    {
        var decision = new Story().Live().SignIn(at: Place.Home with { Device = "d-2" });

        Assert.True(decision.Speaks(Signal));
        Assert.Contains("never seen", decision.ReasonOf(Signal).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(23.9, true)]
    [InlineData(24.1, false)]
    public void A_device_is_new_for_a_day(double hours, bool isNew)
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Home with { Device = "d-2" });

        var decision = story.WaitHours(hours).SignIn(at: Place.Home with { Device = "d-2" });

        Assert.Equal(isNew, decision.Speaks(Signal));
    }

    [Fact]
    public void Without_a_history_nothing_is_new() => Assert.False(new Story().SignIn().Speaks(Signal));

    [Fact]
    public void Where_the_device_is_not_told_nothing_is_said() =>
        Assert.False(new Story().Live().SignIn(at: Place.Home with { Device = "" }).Speaks(Signal));
}
