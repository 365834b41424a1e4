namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class MostOfCashTests
{
    private const string Signal = "mostOfCash";

    [Theory]
    [InlineData(6_999, false)]
    [InlineData(7_000, true)]
    public void Seven_tenths_of_the_cash_are_most_of_it(int amount, bool speaks) =>
        Assert.Equal(speaks, new Story().Pay(amount: amount, cash: 10_000).Speaks(Signal));

    [Theory]
    [InlineData((14 * Paying.Day) - 1, true)]
    [InlineData(14 * Paying.Day, false)]
    public void A_known_payee_may_get_most_of_it(long seconds, bool speaks) =>
        Assert.Equal(speaks, new Story().Paid("b2").After(seconds).Pay("b2", 9_000, cash: 10_000).Speaks(Signal));

    [Fact]
    public void Where_cash_or_payee_is_not_told_nothing_is_said()
    {
        Assert.False(new Story().Pay(amount: 9_000).Speaks(Signal));
        Assert.False(new Story().Pay(amount: 9_000, cash: 0).Speaks(Signal));
        Assert.False(new Story().Pay(payee: "", amount: 9_000, cash: 10_000).Speaks(Signal));
    }

    [Fact]
    public void In_another_currency_cash_is_compared_with_itself() =>
        Assert.True(new Story().Pay(amount: 9_000, cash: 10_000, currency: "EUR").Speaks(Signal));

    [Fact]
    public void It_says_how_much() =>
        Assert.Equal(
            "93 % of the cash to a payee that is new", new Story().Pay(amount: 9_350, cash: 10_000).TextOf(Signal));
}
