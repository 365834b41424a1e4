namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class EmulatedDeviceTests
{
    private const string Signal = "emulatedDevice";

    [Fact]
    public void A_sign_in_from_an_emulator_is_noticed()
    {
        var decision = new Story().SignIn(at: Place.Home with { MoreDevice = "\"emulator\":true" });

        Assert.Equal("The device is an emulator", decision.SaidBy(Signal));
    }

    [Fact]
    public void So_is_a_visit_that_begins_on_one()
    {
        var decision = new Story().Observe(
            "\"typingScore\":0.9", at: Place.Home with { MoreDevice = "\"emulator\":true" });

        Assert.True(decision.Speaks(Signal));
    }

    [Theory]
    [InlineData("\"emulator\":false")]
    [InlineData("")]
    public void A_real_device_or_one_of_which_nothing_is_told_is_not(string told) =>
        Assert.False(new Story().SignIn(at: Place.Home with { MoreDevice = told }).Speaks(Signal));
}
