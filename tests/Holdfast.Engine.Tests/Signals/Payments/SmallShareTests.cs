namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class SmallShareTests
{
    private const string Signal = "smallShare";

    [Theory]
    [InlineData(4_999, true)]
    [InlineData(5_000, false)]
    public void Less_than_a_twentieth_of_the_account_is_small(int amount, bool speaks) =>
        Assert.Equal(speaks, new Story().Pay(amount: amount).Speaks(Signal));

    [Theory]
    [InlineData(7 * Paying.Day, false)]
    [InlineData((7 * Paying.Day) + 1, true)]
    public void Small_amounts_of_a_week_add_up(long seconds, bool speaks)
    {
        var story = new Story();
        story.Pay("b1", 2_500);

        Assert.Equal(speaks, story.After(seconds).Pay("b2", 2_500).Speaks(Signal));
    }

    [Fact]
    public void A_week_ends_a_week_after_its_first_request()
    {
        var story = new Story();
        story.Pay("b1", 4_000);
        story.WaitDays(8).Pay("b1", 4_000);

        Assert.False(story.WaitDays(7).Pay("b1", 4_000).Speaks(Signal));
        Assert.True(story.WaitDays(1).Pay("b1", 4_000).Speaks(Signal));
    }

    [Fact]
    public void Where_the_worth_is_not_told_or_nothing_nothing_is_said()
    {
        Assert.False(new Story().Pay(amount: 1, equity: null).Speaks(Signal));
        Assert.False(new Story().Pay(amount: 1, equity: 0).Speaks(Signal));
        Assert.False(new Story().Pay(amount: 1, equity: -500).Speaks(Signal));
    }

    [Fact]
    public void Another_currency_is_not_compared_with_a_worth_in_dollars() =>
        Assert.False(
            new Story().Snapshot("\"equity\":100000").Pay(amount: 100, currency: "EUR", equity: null).Speaks(Signal));

    [Fact]
    public void Money_that_comes_in_is_not_meant() =>
        Assert.False(new Story().Snapshot("\"equity\":100000").Deposit(amount: 100).Speaks(Signal));

    [Fact]
    public void It_says_so_and_speaks_for_the_customer()
    {
        var decision = new Story().Pay(amount: 100);

        Assert.Equal("A small part of the account", decision.TextOf(Signal));
        Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
    }
}
