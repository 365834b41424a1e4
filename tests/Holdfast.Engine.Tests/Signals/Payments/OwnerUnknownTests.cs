namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class OwnerUnknownTests
{
    private const string Signal = "ownerUnknown";

    [Theory]
    [InlineData("ownBank", true)]
    [InlineData("cryptoWallet", true)]
    [InlineData("thirdPartyBank", false)]
    [InlineData("outsideFirm", false)]
    [InlineData("", false)]
    public void Whose_account_it_is_matters_where_it_should_be_the_customers(string kind, bool speaks) =>
        Assert.Equal(speaks, new Story().Pay(kind: kind, match: "unknown").Speaks(Signal));

    [Theory]
    [InlineData("match")]
    [InlineData("partial")]
    [InlineData("mismatch")]
    public void An_owner_who_was_found_is_not_unknown(string match) =>
        Assert.False(new Story().Pay(kind: "ownBank", match: match).Speaks(Signal));

    [Fact]
    public void Where_it_is_not_told_whether_anybody_looked_nothing_is_said() =>
        Assert.False(new Story().Pay(kind: "ownBank", match: "").Speaks(Signal));

    [Theory]
    [InlineData("match", false)]
    [InlineData("partial", true)]
    [InlineData("unknown", true)]
    public void What_was_found_when_the_bank_was_linked_still_holds(string linked, bool speaks)
    {
        var story = new Story();
        story.Link("b2", linked);

        Assert.Equal(speaks, story.WaitDays(1).Pay("b2", kind: "ownBank", match: "unknown").Speaks(Signal));
    }

    [Theory]
    [InlineData((14 * Paying.Day) - 1, true)]
    [InlineData(14 * Paying.Day, false)]
    public void A_known_payee_needs_no_owner(long seconds, bool speaks)
    {
        var story = new Story().Paid("b2", kind: "ownBank").After(seconds);

        Assert.Equal(speaks, story.Pay("b2", kind: "ownBank", match: "unknown").Speaks(Signal));
    }

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said() =>
        Assert.False(new Story().Pay(payee: "", kind: "ownBank", match: "unknown").Speaks(Signal));

    [Fact]
    public void It_says_so_in_a_sentence() =>
        Assert.Equal(
            "Whose account the money goes to could not be told",
            new Story().Pay(kind: "ownBank", match: "unknown").TextOf(Signal));
}
