namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class InstantFundsAbuseTests
{
    private const string Signal = "instantFundsAbuse";

    [Theory]
    [InlineData("ach", true)]
    [InlineData("instant", true)]
    [InlineData("wire", false)]
    [InlineData("check", false)]
    [InlineData("acats", false)]
    public void Only_an_instant_or_ACH_deposit_can_be_abused(string rail, bool speaks) =>
        Assert.Equal(speaks, Funded(new Story().OpenAccount(), rail).WaitDays(1).Pay().Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(3 * Paying.Day, true)]
    [InlineData((3 * Paying.Day) + 1, false)]
    public void A_deposit_is_fresh_for_three_days(long seconds, bool speaks) =>
        Assert.Equal(speaks, Funded(new Story().OpenAccount()).After(seconds).Pay().Speaks(Signal));

    [Theory]
    [InlineData(30 * Paying.Day, true)]
    [InlineData((30 * Paying.Day) + 1, false)]
    public void An_account_is_young_for_thirty_days(long seconds, bool speaks) =>
        Assert.Equal(
            speaks,
            Funded(new Story().OpenAccount().WaitDays(29)).After(seconds - (29 * Paying.Day)).Pay().Speaks(Signal));

    [Fact]
    public void Where_the_opening_was_not_told_nothing_is_said() =>
        Assert.False(Funded(new Story()).WaitDays(1).Pay().Speaks(Signal));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Money_may_go_back_where_it_came_from(bool settled)
    {
        var story = Funded(new Story().OpenAccount());
        if (settled)
        {
            story.Ended("d");
        }

        Assert.False(story.WaitDays(1).Pay("b1", kind: "ownBank").Speaks(Signal));
        Assert.True(story.Pay("b2", kind: "ownBank").Speaks(Signal));
    }

    [Fact]
    public void A_known_payee_may_be_paid_after_a_deposit() =>
        Assert.False(
            Funded(new Story().OpenAccount().Paid("b2").WaitDays(14)).WaitDays(1).Pay("b2").Speaks(Signal));

    [Theory]
    [InlineData("returned", 30 * Paying.Day, true)]
    [InlineData("returned", (30 * Paying.Day) + 1, false)]
    [InlineData("recalled", 30 * Paying.Day, true)]
    [InlineData("cancelled", 0, false)]
    [InlineData("settled", 0, false)]
    public void After_a_returned_deposit_any_money_out_counts_for_thirty_days(string end, long seconds, bool speaks)
    {
        var story = Funded(new Story().Paid("b2").WaitDays(14));
        story.Ended("d", end);

        Assert.Equal(speaks, story.After(seconds).Pay("b2").Speaks(Signal));
    }

    [Fact]
    public void A_payment_out_that_was_returned_is_no_returned_deposit()
    {
        var story = new Story();
        story.Pay("b2", id: "x");
        story.Ended("x", "returned");

        Assert.False(story.WaitDays(1).Pay("b2").Speaks(Signal));
    }

    [Fact]
    public void A_return_weighs_double_and_each_is_told()
    {
        var fresh = Funded(new Story().OpenAccount()).WaitDays(1).Pay();
        var story = Funded(new Story().OpenAccount());
        story.Ended("d", "returned");
        var returned = story.WaitDays(1).Pay();

        Paying.AssertPart(fresh, Signal, 1000);
        Paying.AssertPart(returned, Signal, 2000);
        Assert.Equal(
            "Money is taken out elsewhere within days of a deposit that can still be returned", fresh.TextOf(Signal));
        Assert.Equal("Money is taken out within a month of a deposit that was returned", returned.TextOf(Signal));
    }

    [Fact]
    public void Another_deposit_is_not_meant()
    {
        var story = Funded(new Story().OpenAccount());
        story.Ended("d", "returned");

        Assert.False(story.Deposit("b3", id: "e").Speaks(Signal));
    }

    private static Story Funded(Story story, string rail = "ach")
    {
        story.Deposit("b1", rail: rail);
        return story;
    }
}
