namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class FactorNeverUsedTests
{
    private const string Signal = "factorNeverUsed";

    private static readonly Place NewDevice = Place.Home with { Device = "d-2" };

    // An ordinary life is lived with codes from an app.
    [Theory]
    [InlineData("sms", true)]
    [InlineData("push", true)]
    [InlineData("email", true)]
    [InlineData("voice", true)]
    [InlineData("totp", false)]
    [InlineData("none", false)]
    [InlineData("passkey", false)]
    public void On_a_new_device_a_factor_that_can_be_relayed_and_was_never_used_before_speaks(
        string mfa, bool speaks) =>
        Assert.Equal(speaks, new Story().Live().SignIn(at: NewDevice, mfa: mfa).Speaks(Signal));

    [Fact]
    public void On_the_customers_own_device_another_factor_is_a_choice() =>
        Assert.False(new Story().Live().SignIn(at: Place.Home, mfa: "sms").Speaks(Signal));

    [Theory]
    [InlineData(4, false)]
    [InlineData(8, true)]
    public void One_sign_in_is_too_few_to_know_the_customers_factors(int days, bool speaks) =>
        Assert.Equal(speaks, new Story().Live(days: days).SignIn(at: NewDevice, mfa: "sms").Speaks(Signal));

    [Fact]
    public void A_factor_used_once_is_no_longer_new()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Home, mfa: "sms");

        Assert.False(story.WaitHours(1).SignIn(at: NewDevice, mfa: "sms").Speaks(Signal));
    }

    [Fact]
    public void It_is_said_plainly() => Assert.Equal(
        "Proven by sms, which this customer never used before, on a new device",
        new Story().Live().SignIn(at: NewDevice, mfa: "sms").ReasonOf(Signal).Text);
}
