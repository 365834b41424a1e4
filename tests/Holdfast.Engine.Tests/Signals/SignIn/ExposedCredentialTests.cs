namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class ExposedCredentialTests
{
    private const string Signal = "exposedCredential";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_leaked_password_counts_for_180_days(int secondsMore, bool counts)
    {
        var story = new Story();
        story.FindExposed();

        Assert.Equal(counts, story.WaitDays(180).WaitSeconds(secondsMore).SignIn(at: Place.Home).Speaks(Signal));
    }

    [Theory]
    [InlineData("forgotten")]
    [InlineData("signedIn")]
    [InlineData("callCenter")]
    [InlineData("")]
    public void A_password_changed_since_is_another_password(string how)
    {
        var story = new Story();
        story.FindExposed();
        story.WaitHours(1).ChangeCredential(how: how);

        Assert.False(story.SignIn(at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void A_password_changed_before_the_leak_was_found_is_the_leaked_one()
    {
        var story = new Story();
        story.ChangeCredential();
        story.WaitHours(1).FindExposed();

        Assert.Equal(
            "The password is known from a leak and has not been changed since",
            story.SignIn(at: Place.Home).SaidBy(Signal));
    }

    [Theory]
    [InlineData("passkey")]
    [InlineData("sso")]
    [InlineData("rememberedToken")]
    public void A_sign_in_without_the_password_does_not_use_it(string method)
    {
        var story = new Story();
        story.FindExposed();

        Assert.False(story.SignIn(method: method).Speaks(Signal));
    }

    [Theory]
    [InlineData("personalData")]
    [InlineData("device")]
    [InlineData("payee")]
    public void Other_leaks_hold_no_password(string kind)
    {
        var story = new Story();
        story.FindExposed(kind);

        Assert.False(story.SignIn(at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void On_a_new_device_it_weighs_double_and_on_a_known_one_half()
    {
        var story = new Story(SignInTelling.Limits()).Live();
        story.FindExposed();

        Assert.Equal(500, story.SignIn(at: Place.Home).PartOf(Signal));
        Assert.Equal(2000, story.SignIn(at: Place.Home with { Device = "d-2" }).PartOf(Signal));
    }
}
