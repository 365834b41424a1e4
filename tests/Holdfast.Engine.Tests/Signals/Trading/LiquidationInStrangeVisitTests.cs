namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class LiquidationInStrangeVisitTests
{
    private const string Signal = "liquidationInStrangeVisit";

    [Theory]
    [InlineData(49_900, false)]
    [InlineData(50_000, true)]
    public void Half_of_the_account_sold_in_a_visit_on_a_new_device_is_a_liquidation(int notional, bool speaks) =>
        Assert.Equal(speaks, new Story().Live().OnNewDevice().Sell(notional, session: "s-new").Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void What_was_sold_within_an_hour_and_a_half_adds_up(int secondsLater, bool speaks)
    {
        var story = new Story().Live().OnNewDevice();
        story.Sell(30_000, session: "s-new");

        var decision = story.WaitSeconds(Dealing.HourAndHalf + secondsLater).Sell(20_000, "GREEN", session: "s-new");

        Assert.Equal(speaks, decision.Speaks(Signal));
    }

    [Theory]
    [InlineData(2, true, false)]
    [InlineData(3, true, true)]
    [InlineData(3, false, false)]
    public void Three_positions_sold_whole_are_a_liquidation_however_small(int sales, bool whole, bool speaks)
    {
        var story = new Story().Live().OnNewDevice();
        for (var number = 1; number < sales; number++)
        {
            story.Sell(100, $"BLUE{number}", whole, session: "s-new");
        }

        Assert.Equal(speaks, story.Sell(100, "GREEN", whole, session: "s-new").Speaks(Signal));
    }

    [Fact]
    public void Positions_are_counted_where_nothing_tells_what_they_are_worth()
    {
        var story = new Story().Live(days: 0).WaitDays(40).OnNewDevice();
        for (var number = 1; number <= 2; number++)
        {
            story.Deal($"\"symbol\":\"B{number}\",\"side\":\"sell\",\"closesPosition\":true", session: "s-new");
        }

        Assert.Equal(
            "3 positions sold whole in a visit on a new device",
            story.Deal("\"symbol\":\"B3\",\"side\":\"sell\",\"closesPosition\":true", session: "s-new").Says(Signal));
    }

    [Fact]
    public void On_the_own_device_a_customer_may_sell_everything() => Assert.False(
        new Story().Live().OnOwnDevice().Sell(90_000, at: Place.Home, session: "s-own").Speaks(Signal));

    [Theory]
    [InlineData("buy")]
    [InlineData("sellShort")]
    public void Only_sales_liquidate(string side) => Assert.False(
        new Story().Live().OnNewDevice().Order(side: side, notional: 90_000, session: "s-new").Speaks(Signal));

    [Fact]
    public void On_a_known_network_it_weighs_two_fifths()
    {
        var policy = Policies.Only((Signal, 1));
        var abroad = new Story(policy).Live();
        abroad.OnStrangersDevice();

        Assert.Equal(400, new Story(policy).Live().OnNewDevice().Sell(60_000, session: "s-new").CountedFor(Signal));
        Assert.Equal(1000, abroad.Sell(60_000, session: "s-new").CountedFor(Signal));
    }

    [Fact]
    public void It_says_how_much_was_sold() => Assert.Equal(
        "60 % of the account sold in a visit on a new device",
        new Story().Live().OnNewDevice().Sell(60_000, session: "s-new").Says(Signal));
}
