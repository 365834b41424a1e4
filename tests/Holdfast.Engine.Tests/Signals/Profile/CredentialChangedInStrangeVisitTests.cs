namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class CredentialChangedInStrangeVisitTests
{
    private const string Signal = "credentialChangedInStrangeVisit";

    [Theory]
    [InlineData("password", true)]
    [InlineData("username", true)]
    [InlineData("apiToken", true)]
    [InlineData("aggregatorConsent", false)]
    [InlineData("passkey", false)]
    [InlineData("mfaMethod", false)]
    [InlineData("securityQuestions", false)]
    public void A_password_user_name_or_token_changed_on_a_strangers_device_is_suspect(string what, bool speaks) =>
        Assert.Equal(
            speaks, new Story().Live().OnStrangersDevice().ChangeCredential(what, session: "s-new").Speaks(Signal));

    [Fact]
    public void A_change_that_is_itself_made_there_counts_without_a_session() =>
        Assert.True(new Story().Live().ChangeCredential(at: Place.Abroad).Speaks(Signal));

    [Fact]
    public void On_a_new_device_at_home_it_is_a_new_telephone() =>
        Assert.False(new Story().Live().OnNewDevice().ChangeCredential(session: "s-new").Speaks(Signal));

    [Fact]
    public void On_the_own_device_abroad_it_is_a_journey() => Assert.False(
        new Story().Live().ChangeCredential(at: Place.Abroad with { Device = Place.Home.Device }).Speaks(Signal));

    [Fact]
    public void Where_neither_session_nor_place_is_told_nothing_is_said() =>
        Assert.False(new Story().Live().ChangeCredential().Speaks(Signal));

    [Fact]
    public void It_says_so() => Assert.Equal(
        "A credential was changed on a new device and a strange network",
        new Story().Live().ChangeCredential(at: Place.Abroad).Says(Signal));
}
