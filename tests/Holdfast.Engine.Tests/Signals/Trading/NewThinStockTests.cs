namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class NewThinStockTests
{
    private const string Signal = "newThinStock";

    [Theory]
    [InlineData("listed", "4.99", "", true)]
    [InlineData("listed", "5", "", false)]
    [InlineData("listed", "10", "\"averageDailyVolume\":199999", true)]
    [InlineData("listed", "10", "\"averageDailyVolume\":200000", false)]
    [InlineData("listed", "10", "\"marketCap\":49999999", true)]
    [InlineData("listed", "10", "\"marketCap\":50000000", false)]
    [InlineData("otc", "100", "", true)]
    [InlineData("fund", "1", "", false)]
    [InlineData("crypto", "1", "", false)]
    [InlineData("option", "1", "", false)]
    public void Thin_is_what_is_cheap_little_traded_small_or_off_exchange(
        string venue, string price, string more, bool speaks)
    {
        var told = $"\"symbol\":\"XQZ\",\"side\":\"buy\",\"venue\":\"{venue}\",\"price\":{price}"
            + (more.Length == 0 ? "" : "," + more);

        Assert.Equal(speaks, new Story().Deal(told).Speaks(Signal));
    }

    [Fact]
    public void Where_neither_price_nor_venue_is_told_nothing_is_said() =>
        Assert.False(new Story().Deal("\"symbol\":\"XQZ\",\"side\":\"buy\"").Speaks(Signal));

    [Theory]
    [InlineData("buy", "", true)]
    [InlineData("sellShort", "", true)]
    [InlineData("sell", "", false)]
    [InlineData("buy", "\"closesPosition\":true", false)]
    public void Only_orders_that_open_a_position_count(string side, string more, bool speaks) =>
        Assert.Equal(speaks, new Story().BuyThin(side: side, more: more).Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_stock_is_known_from_more_than_a_day_after_its_first_order_on(int secondsLater, bool speaks)
    {
        var story = new Story();
        story.BuyThin();

        Assert.Equal(speaks, story.WaitDays(1).WaitSeconds(secondsLater).BuyThin().Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Who_bought_other_thin_stocks_more_than_two_days_before_is_used_to_them(int secondsLater, bool speaks)
    {
        var story = new Story();
        story.BuyThin(symbol: "ABC");

        Assert.Equal(speaks, story.WaitDays(2).WaitSeconds(secondsLater).BuyThin().Speaks(Signal));
    }

    [Fact]
    public void It_names_the_stock() => Assert.Equal(
        "XQZ is thinly traded and was never dealt in here", new Story().BuyThin().Says(Signal));
}
