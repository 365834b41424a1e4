namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class KnownPayeeTests
{
    private const string Signal = "knownPayee";

    [Theory]
    [InlineData((14 * Paying.Day) - 1, false)]
    [InlineData(14 * Paying.Day, true)]
    public void A_payee_is_known_two_weeks_after_the_first_settled_payment(long seconds, bool speaks)
    {
        var decision = new Story().Paid("b2").After(seconds).Pay("b2");

        Assert.Equal(speaks, decision.Speaks(Signal));
        if (speaks)
        {
            Assert.Equal("The payee has been paid before", decision.TextOf(Signal));
            Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
        }
    }

    [Theory]
    [InlineData((60 * Paying.Day) - 1, true)]
    [InlineData(60 * Paying.Day, false)]
    public void A_seasoned_payee_is_more_than_known(long seconds, bool speaks) =>
        Assert.Equal(speaks, new Story().Paid("b2").Paid("b2").After(seconds).Pay("b2").Speaks(Signal));

    [Theory]
    [InlineData("cancelled")]
    [InlineData("returned")]
    [InlineData("recalled")]
    public void A_payment_that_did_not_settle_makes_nobody_known(string end)
    {
        var story = new Story();
        story.Pay("b2", id: "x");
        story.Ended("x", end);

        Assert.False(story.WaitDays(30).Pay("b2").Speaks(Signal));
    }

    [Fact]
    public void A_payee_named_in_a_reported_theft_is_no_recommendation()
    {
        var story = new Story().Paid("b2").WaitDays(20).Told(
            "customer.reported", "\"what\":\"unauthorizedActivity\",\"since\":\"2026-03-01T00:00:00Z\"");

        Assert.False(story.Pay("b2").Speaks(Signal));
    }

    [Fact]
    public void Another_accounts_payee_is_not_known_here() =>
        Assert.False(new Story().Paid("b2", customer: "c2", account: "a2").WaitDays(20).Pay("b2").Speaks(Signal));

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said() =>
        Assert.False(new Story().Paid("").WaitDays(20).Pay(payee: "").Speaks(Signal));

    [Fact]
    public void Money_that_comes_in_from_a_known_payee_is_not_meant() =>
        Assert.False(new Story().Paid("b2").WaitDays(20).Deposit("b2").Speaks(Signal));
}
