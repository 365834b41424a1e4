namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class ThinTraderTests
{
    private const string Signal = "thinTrader";

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void Who_bought_a_thin_stock_more_than_two_days_before_is_used_to_them(int secondsLater, bool speaks)
    {
        var story = new Story();
        story.BuyThin(symbol: "ABC");

        Assert.Equal(speaks, story.WaitDays(2).WaitSeconds(secondsLater).BuyThin().Speaks(Signal));
    }

    [Fact]
    public void Of_a_stock_that_is_known_itself_it_says_nothing()
    {
        var story = new Story();
        story.BuyThin();

        Assert.False(story.WaitDays(3).BuyThin().Speaks(Signal));
    }

    [Fact]
    public void Who_only_sold_thin_stocks_is_not_used_to_buying_them()
    {
        var story = new Story();
        story.BuyThin(symbol: "ABC", side: "sell");

        Assert.False(story.WaitDays(3).BuyThin().Speaks(Signal));
    }

    [Theory]
    [InlineData("sell", 1)]
    [InlineData("buy", 100)]
    public void Only_purchases_of_thin_stocks_are_meant(string side, int price)
    {
        var story = new Story();
        story.BuyThin(symbol: "ABC");

        Assert.False(story.WaitDays(3).Order("XQZ", side, price: price).Speaks(Signal));
    }

    [Fact]
    public void It_says_so()
    {
        var story = new Story();
        story.BuyThin(symbol: "ABC");

        Assert.Equal(
            "The account has bought thinly traded securities before", story.WaitDays(3).BuyThin().Says(Signal));
    }
}
