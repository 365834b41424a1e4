namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class SecondFactorDowngradeTests
{
    private const string Signal = "secondFactorDowngrade";

    [Theory]
    [InlineData("mfaMethod", true)]
    [InlineData("passkey", true)]
    [InlineData("securityQuestions", true)]
    [InlineData("password", false)]
    [InlineData("username", false)]
    [InlineData("apiToken", false)]
    public void A_second_factor_changed_on_a_new_device_is_suspect(string what, bool speaks) => Assert.Equal(
        speaks, new Story().Live().OnNewDevice().ChangeCredential(what, session: "s-new").Speaks(Signal));

    [Theory]
    [InlineData("forgotten", 0, true)]
    [InlineData("forgotten", 1, false)]
    [InlineData("callCenter", 0, true)]
    [InlineData("callCenter", 1, false)]
    [InlineData("employee", 0, true)]
    [InlineData("signedIn", 0, false)]
    public void For_a_day_after_a_password_was_reset_it_is_suspect_on_the_own_device_too(
        string how, int secondsLater, bool speaks)
    {
        var story = new Story().Live();
        story.ChangeCredential("password", how, at: Place.Home);

        var decision = story.WaitDays(1).WaitSeconds(secondsLater).ChangeCredential("mfaMethod", at: Place.Home);

        Assert.Equal(speaks, decision.Speaks(Signal));
    }

    [Fact]
    public void On_the_own_device_a_customer_may_change_it() =>
        Assert.False(new Story().Live().ChangeCredential("mfaMethod", at: Place.Home).Speaks(Signal));

    [Fact]
    public void Where_neither_session_nor_device_is_told_nothing_is_said() =>
        Assert.False(new Story().Live().ChangeCredential("mfaMethod").Speaks(Signal));

    [Fact]
    public void It_says_why()
    {
        var reset = new Story().Live();
        reset.ChangeCredential("password", "forgotten", at: Place.Home);

        Assert.Equal(
            "The second factor was changed on a new device",
            new Story().Live().ChangeCredential("passkey", at: Place.Abroad).Says(Signal));
        Assert.Equal(
            "The second factor was changed within a day of a password reset",
            reset.ChangeCredential("mfaMethod", at: Place.Home).Says(Signal));
    }
}
