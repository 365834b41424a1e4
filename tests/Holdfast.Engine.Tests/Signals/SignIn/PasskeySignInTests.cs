namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class PasskeySignInTests
{
    private const string Signal = "passkeySignIn";

    [Theory]
    [InlineData("passkey", "none", true)]
    [InlineData("password", "passkey", true)]
    [InlineData("password", "totp", false)]
    [InlineData("rememberedToken", "push", false)]
    public void A_passkey_as_only_or_as_second_factor_cannot_be_phished(string method, string mfa, bool byPasskey) =>
        Assert.Equal(byPasskey, new Story().SignIn(method: method, mfa: mfa).Speaks(Signal));

    [Theory]
    [InlineData("passkey", "none", true)]
    [InlineData("password", "passkey", true)]
    [InlineData("password", "totp", false)]
    public void The_rest_of_the_visit_is_proven_by_it_too(string method, string mfa, bool byPasskey)
    {
        var story = new Story();
        story.SignIn(session: "s-1", method: method, mfa: mfa);

        Assert.Equal(byPasskey, story.ChangeCredential(session: "s-1").Speaks(Signal));
        Assert.Equal(byPasskey, story.Transfer(session: "s-1").Speaks(Signal));
        Assert.False(story.Transfer(session: "s-2").Speaks(Signal));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_factor_changed_within_ten_days_may_be_the_thief_s(int secondsMore, bool trusted)
    {
        var story = new Story();
        story.ChangeCredential("passkey", "signedIn");

        Assert.Equal(trusted, story.WaitDays(10).WaitSeconds(secondsMore).SignIn(method: "passkey").Speaks(Signal));
    }

    [Theory]
    [InlineData("\"activePhoneCall\":true", "b-new", false)]
    [InlineData("\"activePhoneCall\":true", "b1", true)]
    [InlineData("\"activePhoneCall\":false", "b-new", true)]
    public void It_says_nothing_for_a_customer_who_may_be_told_whom_to_pay(string seen, string payee, bool speaks)
    {
        var story = new Story().Live();
        story.SignIn(session: "s-1", method: "passkey");
        story.Observe(seen);

        Assert.Equal(speaks, story.Transfer(payee: payee, session: "s-1").Speaks(Signal));
    }

    [Fact]
    public void It_speaks_for_the_customer_and_says_so()
    {
        var decision = new Story().SignIn(method: "passkey");

        Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
        Assert.Equal("Signed in with a passkey, which cannot be phished", decision.SaidBy(Signal));
    }
}
