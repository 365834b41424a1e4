namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class AlertsOffTests
{
    private const string Signal = "alertsOff";

    [Theory]
    [InlineData("alerts", "off", true)]
    [InlineData("confirmations", "off", true)]
    [InlineData("statements", "off", true)]
    [InlineData("alerts", "electronic", false)]
    [InlineData("statements", "paper", false)]
    public void What_is_switched_off_is_told_and_what_goes_another_way_is_not(string what, string to, bool speaks) =>
        Assert.Equal(speaks, new Story().ChangeDelivery(what, to).Speaks(Signal));

    [Fact]
    public void It_says_so() =>
        Assert.Equal("Alerts or statements were switched off", new Story().ChangeDelivery().Says(Signal));
}
