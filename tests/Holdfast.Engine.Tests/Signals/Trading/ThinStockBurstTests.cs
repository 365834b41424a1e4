namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class ThinStockBurstTests
{
    private const string Signal = "thinStockBurst";

    [Theory]
    [InlineData(19_900, false)]
    [InlineData(20_000, true)]
    public void A_fifth_of_the_account_into_a_new_thin_stock_in_a_strange_visit_is_a_burst(int notional, bool speaks) =>
        Assert.Equal(speaks, Strange().BuyThin(notional, session: "s-1").Speaks(Signal));

    [Theory]
    [InlineData("0.999", false)]
    [InlineData("1", true)]
    public void A_visit_is_strange_from_log_odds_of_one_on(string evidence, bool speaks)
    {
        var weight = decimal.Parse(evidence, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(speaks, Strange(weight).BuyThin(30_000, session: "s-1").Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Purchases_of_an_hour_and_a_half_add_up(int secondsLater, bool speaks)
    {
        var story = Strange();
        story.BuyThin(10_000, "ABC", session: "s-1");

        var decision = story.WaitSeconds(Dealing.HourAndHalf + secondsLater).BuyThin(10_000, session: "s-1");

        Assert.Equal(speaks, decision.Speaks(Signal));
    }

    [Fact]
    public void In_an_ordinary_visit_a_customer_may_speculate()
    {
        var story = new Story().Live().OnOwnDevice();

        Assert.False(story.BuyThin(30_000, at: Place.Home, session: "s-own").Speaks(Signal));
    }

    [Fact]
    public void A_thin_stock_dealt_in_before_is_no_burst()
    {
        var story = Strange();
        story.BuyThin(session: "s-0");

        Assert.False(story.WaitDays(2).BuyThin(30_000, session: "s-1").Speaks(Signal));
    }

    [Theory]
    [InlineData("sell", 1)]
    [InlineData("buy", 100)]
    public void Only_purchases_of_thin_stocks_count(string side, int price) => Assert.False(
        Strange().Order("XQZ", side, 30_000, price, session: "s-1").Speaks(Signal));

    [Fact]
    public void Without_a_session_nothing_is_said() => Assert.False(Strange().BuyThin(30_000).Speaks(Signal));

    [Fact]
    public void Where_the_worth_of_the_account_is_not_known_nothing_is_said() => Assert.False(
        Strange().Deal("\"symbol\":\"XQZ\",\"side\":\"buy\",\"price\":1,\"notional\":30000", session: "s-1")
            .Speaks(Signal));

    [Fact]
    public void It_says_how_much_went_into_thin_stocks() => Assert.Equal(
        "XQZ, thinly traded and never dealt in here, takes thin stocks to 30 % of the account, in a strange visit",
        Strange().BuyThin(30_000, session: "s-1").Says(Signal));

    private static Story Strange(decimal evidence = 2)
    {
        var story = new Story(Policies.Only((Policies.Doubt, evidence), (Signal, 1)));
        story.SignIn(at: Policies.Emulator, session: "s-1");
        return story;
    }
}
