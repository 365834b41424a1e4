namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class AbsurdPriceTests
{
    private const string Signal = "absurdPrice";

    [Theory]
    [InlineData("otc", "buy", "10.79", false)]
    [InlineData("otc", "buy", "10.80", true)]
    [InlineData("option", "buy", "10.79", false)]
    [InlineData("option", "buy", "10.80", true)]
    [InlineData("listed", "buy", "10.99", false)]
    [InlineData("listed", "buy", "11.00", true)]
    [InlineData("otc", "sell", "9.21", false)]
    [InlineData("otc", "sell", "9.20", true)]
    [InlineData("otc", "sellShort", "9.20", true)]
    public void A_limit_far_through_the_market_is_absurd_sooner_in_thin_stocks_and_options(
        string venue, string side, string limit, bool speaks)
    {
        var decision = new Story().Order(
            side: side, price: 10, venue: venue,
            more: $"\"averageDailyVolume\":5000000,\"limitPrice\":{limit},\"referencePrice\":10");

        Assert.Equal(speaks, decision.Speaks(Signal));
    }

    [Theory]
    [InlineData("buy", "5")]
    [InlineData("sell", "15")]
    public void A_limit_in_favour_of_the_account_is_not_absurd(string side, string limit)
    {
        var decision = new Story().Order(
            side: side, price: 10, venue: "otc", more: $"\"limitPrice\":{limit},\"referencePrice\":10");

        Assert.False(decision.Speaks(Signal));
    }

    [Theory]
    [InlineData("11.99", 1000)]
    [InlineData("12.00", 1500)]
    public void A_fifth_through_the_market_weighs_half_as_much_again(string limit, int weight)
    {
        var decision = new Story(Policies.Only((Signal, 1))).Order(
            price: 10, venue: "otc", more: $"\"limitPrice\":{limit},\"referencePrice\":10");

        Assert.Equal(weight, decision.CountedFor(Signal));
    }

    [Fact]
    public void Without_a_reference_the_price_of_the_order_is_the_market() =>
        Assert.True(new Story().Order(price: 10, venue: "otc", more: "\"limitPrice\":10.80").Speaks(Signal));

    [Fact]
    public void Where_the_limit_or_the_market_is_not_told_nothing_is_said()
    {
        var story = new Story();

        Assert.False(story.Order(price: 10, venue: "otc", more: "\"referencePrice\":1").Speaks(Signal));
        Assert.False(story
            .Deal("\"symbol\":\"XQZ\",\"side\":\"buy\",\"venue\":\"otc\",\"limitPrice\":99").Speaks(Signal));
    }

    [Fact]
    public void It_says_by_how_much_the_limit_is_worse() => Assert.Equal(
        "The limit is 14 % worse than the market",
        new Story().Order(price: 10, venue: "otc", more: "\"limitPrice\":11.40").Says(Signal));
}
