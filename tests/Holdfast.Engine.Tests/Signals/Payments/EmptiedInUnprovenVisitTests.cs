using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class EmptiedInUnprovenVisitTests
{
    private const string Signal = "emptiedInUnprovenVisit";

    private static readonly Place Elsewhere = Visiting.Elsewhere;

    [Theory]
    [InlineData("password", "none", true)]
    [InlineData("rememberedToken", "none", true)]
    [InlineData("password", "sms", true)]
    [InlineData("password", "email", true)]
    [InlineData("password", "voice", true)]
    [InlineData("password", "push", false)]
    [InlineData("password", "totp", false)]
    [InlineData("password", "passkey", false)]
    [InlineData("passkey", "none", false)]
    public void A_code_that_is_sent_can_be_read_by_a_thief_and_other_proof_cannot(
        string method, string mfa, bool speaks) =>
        Assert.Equal(speaks, Empty(SignedIn(Elsewhere, method, mfa)).Speaks(Signal));

    [Fact]
    public void Only_a_device_and_a_network_that_are_both_strange_are_meant()
    {
        Assert.False(Empty(SignedIn(Elsewhere with { Device = "d-c1" })).Speaks(Signal));
        Assert.False(Empty(SignedIn(Place.Home with { Device = "d-2" })).Speaks(Signal));
    }

    [Fact]
    public void What_counts_is_how_the_visit_began_whether_or_not_the_request_tells_where_it_is_made()
    {
        Assert.True(Empty(SignedIn(Elsewhere), at: Elsewhere).Speaks(Signal));
        Assert.False(Empty(SignedIn(Place.Home), at: Elsewhere).Speaks(Signal));
        Assert.False(Empty(SignedIn(Elsewhere), session: "s-2").Speaks(Signal));
    }

    [Theory]
    [InlineData(80_000, 1_000_000, true)]
    [InlineData(79_900, 1_000_000, false)]
    [InlineData(30_000, 33_333, true)]
    [InlineData(30_000, 33_371, false)]
    [InlineData(29_900, 30_000, false)]
    public void The_account_is_empty_by_the_measure_of_account_emptying(int amount, int cash, bool speaks)
    {
        var decision = SignedIn(Elsewhere)
            .Pay("b-x", amount, rail: "wire", equity: 100_000, cash: cash, session: "s-1");

        Assert.Equal(speaks, decision.Speaks(Signal));
        Assert.Equal(speaks, decision.Speaks("accountEmptying"));
    }

    [Theory]
    [InlineData("thirdPartyBank", true)]
    [InlineData("thirdPartyAccount", true)]
    [InlineData("otherAddress", true)]
    [InlineData("cryptoWallet", true)]
    [InlineData("outsideFirm", true)]
    [InlineData("", true)]
    [InlineData("ownBank", false)]
    [InlineData("addressOfRecord", false)]
    public void Money_that_stays_with_the_customer_is_not_meant(string kind, bool speaks) =>
        Assert.Equal(speaks, Empty(SignedIn(Elsewhere), kind: kind).Speaks(Signal));

    [Fact]
    public void A_payee_paid_for_long_may_have_it_all()
    {
        var story = new Story().Live().Paid("b-x").WaitDays(30);
        story.SignIn(at: Elsewhere, session: "s-1");

        Assert.False(Empty(story).Speaks(Signal));
    }

    [Fact]
    public void Money_that_comes_in_empties_nothing() =>
        Assert.False(SignedIn(Elsewhere).Deposit("b-x", 90_000).Speaks(Signal));

    [Fact]
    public void It_says_so_and_is_never_let_through_without_proof()
    {
        var decision = Empty(SignedIn(Elsewhere));

        Assert.Equal(
            "The account is emptied in a visit that began on a new device and network and has proved nothing",
            decision.TextOf(Signal));
        Assert.True(decision.Outcome >= Outcome.StepUp);
    }

    private static Story SignedIn(Place at, string method = "password", string mfa = "none")
    {
        var story = new Story().Live();
        story.SignIn(at: at, method: method, mfa: mfa, session: "s-1");
        return story.WaitMinutes(5);
    }

    private static Decision Empty(
        Story story, string kind = "thirdPartyBank", Place? at = null, string session = "s-1") =>
        story.Pay("b-x", 92_000, rail: "wire", kind: kind, equity: 100_000, at: at, session: session);
}
