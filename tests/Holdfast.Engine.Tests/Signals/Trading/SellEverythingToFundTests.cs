namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class SellEverythingToFundTests
{
    private const string Signal = "sellEverythingToFund";

    [Theory]
    [InlineData(39_900, 10_000, 0)]
    [InlineData(40_000, 9_900, 0)]
    [InlineData(40_000, 10_000, 1000)]
    [InlineData(79_900, 10_000, 1000)]
    [InlineData(80_000, 10_000, 1300)]
    public void Two_fifths_sold_and_a_tenth_put_into_a_thin_stock_count(int sold, int bought, int weight)
    {
        var story = new Story(Policies.Only((Signal, 1)));
        story.Sell(sold);

        Assert.Equal(weight, story.WaitMinutes(5).BuyThin(bought).CountedFor(Signal));
    }

    [Fact]
    public void Sales_and_purchases_add_up()
    {
        var story = new Story();
        story.Sell(20_000);
        story.Sell(20_000, "GREEN");
        Assert.False(story.BuyThin(5_000).Speaks(Signal));

        Assert.True(story.BuyThin(5_000).Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void What_was_sold_within_an_hour_and_a_half_counts(int secondsLater, bool speaks)
    {
        var story = new Story();
        story.Sell(50_000);

        Assert.Equal(speaks, story.WaitSeconds(Dealing.HourAndHalf + secondsLater).BuyThin(20_000).Speaks(Signal));
    }

    [Fact]
    public void Who_goes_from_one_thin_stock_into_another_sells_nothing_good()
    {
        var story = new Story();
        story.BuyThin(50_000, "ABC", "sell");

        Assert.False(story.BuyThin(50_000).Speaks(Signal));
    }

    [Fact]
    public void Who_sells_everything_for_a_thin_stock_held_before_is_let_be()
    {
        var story = new Story();
        story.BuyThin();
        story.WaitDays(2).Sell(80_000);

        Assert.False(story.BuyThin(50_000).Speaks(Signal));
    }

    [Fact]
    public void Who_sells_everything_for_a_liquid_security_is_let_be()
    {
        var story = new Story();
        story.Sell(80_000);

        Assert.False(story.Order("GREEN", notional: 80_000).Speaks(Signal));
    }

    [Fact]
    public void Where_the_worth_of_the_account_is_not_known_nothing_is_said()
    {
        var story = new Story();
        story.Deal("\"symbol\":\"BLUE\",\"side\":\"sell\",\"price\":100,\"notional\":90000");

        Assert.False(story.Deal("\"symbol\":\"XQZ\",\"side\":\"buy\",\"price\":1,\"notional\":90000").Speaks(Signal));
    }

    [Fact]
    public void It_says_how_much_was_sold_for_what()
    {
        var story = new Story();
        story.Sell(62_000);

        Assert.Equal("62 % of the account was sold just before, to buy XQZ", story.BuyThin(50_000).Says(Signal));
    }
}
