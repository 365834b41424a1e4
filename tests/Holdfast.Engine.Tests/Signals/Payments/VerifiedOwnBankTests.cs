namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class VerifiedOwnBankTests
{
    private const string Signal = "verifiedOwnBank";

    [Theory]
    [InlineData("ownBank", "match", true)]
    [InlineData("ownBank", "partial", false)]
    [InlineData("ownBank", "mismatch", false)]
    [InlineData("ownBank", "unknown", false)]
    [InlineData("ownBank", "", false)]
    [InlineData("thirdPartyBank", "match", false)]
    [InlineData("cryptoWallet", "match", false)]
    public void A_bank_account_is_verified_by_its_owners_name(string kind, string match, bool speaks) =>
        Assert.Equal(speaks, new Story().Pay(kind: kind, match: match).Speaks(Signal));

    [Theory]
    [InlineData("", true)]
    [InlineData("unknown", true)]
    [InlineData("partial", false)]
    [InlineData("mismatch", false)]
    public void What_was_found_when_it_was_linked_holds_until_something_else_is_told(string now, bool speaks)
    {
        var story = new Story();
        story.Link("b2", "match", "instant");

        Assert.Equal(speaks, story.Pay("b2", kind: "ownBank", match: now).Speaks(Signal));
    }

    [Theory]
    [InlineData("instant", true)]
    [InlineData("microDeposit", true)]
    [InlineData("document", true)]
    [InlineData("", true)]
    [InlineData("none", false)]
    public void A_link_that_nobody_checked_verifies_nothing(string verification, bool speaks)
    {
        var story = new Story();
        story.Link("b2", "match", verification);

        Assert.Equal(speaks, story.Pay("b2", kind: "ownBank", match: "match").Speaks(Signal));
    }

    [Fact]
    public void Where_the_bank_account_is_not_told_nothing_is_said() =>
        Assert.False(new Story().Pay(payee: "", kind: "ownBank", match: "match").Speaks(Signal));

    [Fact]
    public void Money_that_comes_in_is_not_meant()
    {
        var story = new Story();
        story.Link("b2", "match", "instant");

        Assert.False(story.Deposit("b2").Speaks(Signal));
    }

    [Fact]
    public void It_says_so_and_speaks_for_the_customer()
    {
        var decision = new Story().Pay(kind: "ownBank", match: "match");

        Assert.Equal("The bank account was verified as the customer's own", decision.TextOf(Signal));
        Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
    }
}
