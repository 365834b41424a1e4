namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class StrongFactorOnKnownDeviceTests
{
    private const string Signal = "strongFactorOnKnownDevice";

    [Theory]
    [InlineData("password", "totp", true)]
    [InlineData("password", "push", true)]
    [InlineData("password", "sms", true)]
    [InlineData("password", "email", true)]
    [InlineData("passkey", "none", true)]
    [InlineData("password", "none", false)]
    [InlineData("rememberedToken", "none", false)]
    public void Any_second_factor_or_a_passkey_on_a_known_device_speaks_for_the_customer(
        string method, string mfa, bool speaks) =>
        Assert.Equal(speaks, new Story().Live().SignIn(at: Place.Home, method: method, mfa: mfa).Speaks(Signal));

    [Fact]
    public void Where_no_factor_is_told_nothing_is_said()
    {
        var decision = new Story().Live()
            .Tell("login.succeeded", "\"method\":\"password\"", "\"customer\":\"c1\"," + Place.Home.ToJson());

        Assert.False(decision.Speaks(Signal));
    }

    [Theory]
    [InlineData(86_399, false)]
    [InlineData(86_400, true)]
    public void A_device_is_known_after_a_day(int seconds, bool known)
    {
        var story = new Story();
        story.SignIn(at: Place.Home, mfa: "totp");

        Assert.Equal(known, story.WaitSeconds(seconds).SignIn(at: Place.Home, mfa: "totp").Speaks(Signal));
    }

    [Fact]
    public void A_new_device_or_one_that_is_not_told_is_not_known()
    {
        Assert.False(new Story().Live().SignIn(at: Place.Home with { Device = "d-2" }, mfa: "totp").Speaks(Signal));
        Assert.False(new Story().Live().SignIn(at: Place.Home with { Device = "" }, mfa: "totp").Speaks(Signal));
    }

    [Fact]
    public void A_device_of_a_doubtful_visit_is_not_known_before_the_customer_clears_it()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Abroad with { Anonymizer = "tor", Language = "ro-RO" });

        Assert.False(story.WaitDays(2).SignIn(at: Place.Abroad, mfa: "totp").Speaks(Signal));
        story.Report("falseAlarm");
        Assert.True(story.SignIn(at: Place.Abroad, mfa: "totp").Speaks(Signal));
    }

    [Fact]
    public void A_disowned_device_is_not_known()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Abroad);
        story.Report("unauthorizedActivity");

        Assert.False(story.WaitDays(2).SignIn(at: Place.Abroad, mfa: "totp").Speaks(Signal));
    }

    [Fact]
    public void It_speaks_for_the_customer_and_says_so()
    {
        var decision = new Story().Live().SignIn(at: Place.Home, mfa: "totp");

        Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
        Assert.Equal("A second factor was passed on a known device", decision.SaidBy(Signal));
    }
}
