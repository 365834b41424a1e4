using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class LiquidateThenWithdrawTests
{
    private const string Signal = "liquidateThenWithdraw";

    [Theory]
    [InlineData(24_999, 20_000, 0)]
    [InlineData(25_000, 20_000, 600)]
    [InlineData(49_999, 40_000, 600)]
    [InlineData(50_000, 40_000, 1000)]
    public void Half_of_the_account_sold_counts_in_full_and_a_quarter_less(int sold, int amount, int part)
    {
        var decision = new Story(Alone).Sell(sold).WaitDays(1).Pay(amount: amount);

        Assert.Equal(part > 0, decision.Speaks(Signal));
        if (part > 0)
        {
            Paying.AssertPart(decision, Signal, part);
        }
    }

    [Theory]
    [InlineData(34_999, false)]
    [InlineData(35_000, true)]
    public void Seven_tenths_of_what_was_sold_have_to_be_asked_for(int amount, bool speaks) =>
        Assert.Equal(speaks, new Story().Sell(50_000).Pay(amount: amount).Speaks(Signal));

    [Theory]
    [InlineData(69_999, false)]
    [InlineData(70_000, true)]
    public void What_was_sold_several_times_over_is_no_more_than_the_account(int amount, bool speaks)
    {
        var decision = new Story().Sell(100_000).Sell(100_000).Pay(amount: amount);

        Assert.Equal(speaks, decision.Speaks(Signal));
        if (speaks)
        {
            Assert.StartsWith("100 % of the account was sold", decision.TextOf(Signal), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(5 * Paying.Day, true)]
    [InlineData((5 * Paying.Day) + 1, false)]
    public void A_sale_counts_for_five_days(long seconds, bool speaks) =>
        Assert.Equal(speaks, new Story().Sell(60_000).After(seconds).Pay(amount: 50_000).Speaks(Signal));

    [Fact]
    public void Sales_add_up() =>
        Assert.True(new Story().Sell(30_000).WaitHours(1).Sell(30_000).Pay(amount: 50_000).Speaks(Signal));

    [Theory]
    [InlineData("buy")]
    [InlineData("sellShort")]
    public void Other_orders_are_no_sales(string side) =>
        Assert.False(new Story().Sell(60_000, side).Pay(amount: 50_000).Speaks(Signal));

    [Fact]
    public void A_known_payee_may_get_what_was_sold() =>
        Assert.False(
            new Story().Paid("b2").WaitDays(14).Sell(60_000).Pay("b2", 50_000).Speaks(Signal));

    [Fact]
    public void Where_worth_or_payee_is_not_told_nothing_is_said()
    {
        Assert.False(new Story().Sell(60_000).Pay(amount: 50_000, equity: null).Speaks(Signal));
        Assert.False(new Story().Sell(60_000).Pay(payee: "", amount: 50_000).Speaks(Signal));
    }

    [Fact]
    public void Sales_in_dollars_are_not_compared_with_a_worth_in_another_currency() =>
        Assert.False(new Story().Sell(60_000).Pay(amount: 50_000, currency: "EUR").Speaks(Signal));

    [Fact]
    public void It_says_how_much_was_sold() =>
        Assert.Equal(
            "70 % of the account was sold in the days before, and the money is now asked for",
            new Story().Sell(70_000).WaitDays(1).Pay(amount: 65_000).TextOf(Signal));

    // Nothing else of its family, so that its part shows.
    private static DecisionPolicy Alone { get; } = new(
        weights: new[] { "accountEmptying", "largeShareToNewPayee", "unusualAmount", "mostOfCash" }
            .ToDictionary(signal => signal, _ => LogOdds.Zero));
}
