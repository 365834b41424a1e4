namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class RestrictedAccountTests
{
    private const string Signal = "restrictedAccount";

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Money_out_of_a_restricted_account_counts(string restricted, bool speaks) =>
        Assert.Equal(speaks, new Story().Snapshot($"\"restricted\":{restricted}").Pay().Speaks(Signal));

    [Fact]
    public void Money_out_of_a_closed_account_counts_until_it_is_reactivated()
    {
        var story = new Story().Told("account.closed");
        Assert.True(story.Pay().Speaks(Signal));

        story.Told("account.reactivated");
        Assert.False(story.Pay().Speaks(Signal));
    }

    [Fact]
    public void A_restriction_stands_until_it_is_lifted()
    {
        var story = new Story().Snapshot("\"restricted\":true").WaitDays(400).Snapshot("\"equity\":5");
        Assert.True(story.Pay().Speaks(Signal));

        story.Snapshot("\"restricted\":false");
        Assert.False(story.Pay().Speaks(Signal));
    }

    [Fact]
    public void Known_payees_are_no_exception() =>
        Assert.True(
            new Story().Paid("b2").WaitDays(20).Snapshot("\"restricted\":true").Pay("b2").Speaks(Signal));

    [Fact]
    public void Money_may_come_in() =>
        Assert.False(new Story().Snapshot("\"restricted\":true").Deposit().Speaks(Signal));

    [Theory]
    [InlineData("buy", "", true)]
    [InlineData("sell", "\"closesPosition\":true", false)]
    public void Orders_there_may_only_reduce_what_is_held(string side, string more, bool speaks) =>
        Assert.Equal(
            speaks, new Story().Snapshot("\"restricted\":true").Order(side: side, more: more).Speaks(Signal));

    [Fact]
    public void Another_account_is_not_restricted() =>
        Assert.False(
            new Story().Snapshot("\"restricted\":true", customer: "c2", account: "a2").Pay().Speaks(Signal));

    [Fact]
    public void It_says_so_in_a_sentence() =>
        Assert.Equal(
            "The account is restricted or closed", new Story().Told("account.closed").Pay().TextOf(Signal));
}
