namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class MoneyCameFromPayeeTests
{
    private const string Signal = "moneyCameFromPayee";

    [Theory]
    [InlineData((14 * Paying.Day) - 1, false)]
    [InlineData(14 * Paying.Day, true)]
    public void A_deposit_that_stayed_for_two_weeks_speaks_for_the_bank_account(long seconds, bool speaks)
    {
        var decision = Received().After(seconds).Pay("b1", kind: "ownBank");

        Assert.Equal(speaks, decision.Speaks(Signal));
        if (speaks)
        {
            Assert.Equal("Deposits have come from this bank account before", decision.TextOf(Signal));
            Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
        }
    }

    [Theory]
    [InlineData("returned")]
    [InlineData("recalled")]
    [InlineData("cancelled")]
    public void A_deposit_that_did_not_stay_says_nothing(string end) =>
        Assert.False(Received(end).WaitDays(20).Pay("b1").Speaks(Signal));

    [Fact]
    public void A_deposit_that_was_only_asked_for_says_nothing()
    {
        var story = new Story();
        story.Deposit("b1");

        Assert.False(story.WaitDays(20).Pay("b1").Speaks(Signal));
    }

    [Fact]
    public void Money_that_went_there_did_not_come_from_there() =>
        Assert.False(new Story().Paid("b1").WaitDays(20).Pay("b1").Speaks(Signal));

    [Fact]
    public void A_bank_account_named_in_a_reported_theft_is_no_recommendation()
    {
        var story = Received().WaitDays(20).Told(
            "customer.reported", "\"what\":\"deniedTransfer\",\"since\":\"2026-03-01T00:00:00Z\"");

        Assert.False(story.Pay("b1").Speaks(Signal));
    }

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said() =>
        Assert.False(Received().WaitDays(20).Pay(payee: "").Speaks(Signal));

    [Fact]
    public void Another_deposit_is_not_meant() => Assert.False(Received().WaitDays(20).Deposit("b1").Speaks(Signal));

    private static Story Received(string end = "settled")
    {
        var story = new Story();
        story.Deposit("b1");
        story.Ended("d", end);
        return story;
    }
}
