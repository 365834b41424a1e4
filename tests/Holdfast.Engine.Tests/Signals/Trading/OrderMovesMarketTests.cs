namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class OrderMovesMarketTests
{
    private const string Signal = "orderMovesMarket";

    [Theory]
    [InlineData(9_990, 0)]
    [InlineData(10_000, 1000)]
    [InlineData(99_900, 1000)]
    [InlineData(100_000, 2000)]
    public void A_tenth_of_a_days_volume_moves_the_price_and_a_whole_day_weighs_twice(int shares, int weight) =>
        Assert.Equal(
            weight,
            new Story(Policies.Only((Signal, 1))).BuyThin(shares, more: "\"averageDailyVolume\":100000")
                .CountedFor(Signal));

    [Fact]
    public void A_stock_that_was_dealt_in_before_is_another_matter()
    {
        var story = new Story();
        story.BuyThin();

        Assert.False(story.WaitDays(2).BuyThin(50_000, more: "\"averageDailyVolume\":100000").Speaks(Signal));
    }

    [Theory]
    [InlineData("sell", 1, false)]
    [InlineData("sellShort", 1, true)]
    [InlineData("buy", 1_000, false)]
    public void Only_thin_stocks_and_orders_that_open_a_position_count(string side, int price, bool speaks) =>
        Assert.Equal(
            speaks,
            new Story().BuyThin(50_000 * price, side: side, price: price, more: "\"averageDailyVolume\":100000")
                .Speaks(Signal));

    [Theory]
    [InlineData("\"price\":1,\"quantity\":50000,\"averageDailyVolume\":100000", true)]
    [InlineData("\"price\":1,\"quantity\":50000", false)]
    [InlineData("\"price\":1,\"averageDailyVolume\":100000", false)]
    public void Where_quantity_or_volume_is_not_told_nothing_is_said(string told, bool speaks) =>
        Assert.Equal(speaks, new Story().Deal("\"symbol\":\"XQZ\",\"side\":\"buy\"," + told).Speaks(Signal));

    [Fact]
    public void It_says_how_much_of_a_day_the_order_is() => Assert.Equal(
        "The order is 180 % of a day's volume of XQZ",
        new Story().BuyThin(180_000, more: "\"averageDailyVolume\":100000").Says(Signal));
}
