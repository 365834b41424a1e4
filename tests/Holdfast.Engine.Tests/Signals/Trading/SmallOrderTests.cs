namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class SmallOrderTests
{
    private const string Signal = "smallOrder";

    [Theory]
    [InlineData(4_900, true)]
    [InlineData(5_000, false)]
    public void Less_than_a_twentieth_of_the_account_is_small(int notional, bool speaks) =>
        Assert.Equal(speaks, new Story().Order(notional: notional).Speaks(Signal));

    [Theory]
    [InlineData(3_900, true)]
    [InlineData(4_000, false)]
    public void Small_orders_of_thin_stocks_add_up(int before, bool speaks)
    {
        var story = new Story();
        story.BuyThin(before, "ABC");

        Assert.Equal(speaks, story.BuyThin(1_000).Speaks(Signal));
    }

    [Theory]
    [InlineData(19_900, true)]
    [InlineData(20_000, false)]
    public void After_a_fifth_of_the_account_was_sold_no_order_is_small(int sold, bool speaks)
    {
        var story = new Story();
        story.Sell(sold);

        Assert.Equal(speaks, story.Order().Speaks(Signal));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void What_was_sold_counts_for_an_hour_and_a_half(int secondsLater, bool speaks)
    {
        var story = new Story();
        story.Sell(20_000);

        Assert.Equal(speaks, story.WaitSeconds(Dealing.HourAndHalf + secondsLater).Order().Speaks(Signal));
    }

    [Theory]
    [InlineData("\"notional\":100", false)]
    [InlineData("\"equity\":100000", false)]
    [InlineData("\"notional\":100,\"equity\":100000", true)]
    public void Where_the_worth_of_order_or_account_is_not_known_nothing_is_said(string told, bool speaks) =>
        Assert.Equal(speaks, new Story().Deal("\"symbol\":\"BLUE\",\"side\":\"buy\"," + told).Speaks(Signal));

    [Fact]
    public void It_says_so() => Assert.Equal("A small part of the account", new Story().Order().Says(Signal));
}
