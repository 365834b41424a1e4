using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class NewsInTheMarketTests
{
    private const string Signal = "newsInTheMarket";

    [Theory]
    [InlineData(3, 0, false)]
    [InlineData(4, 0, true)]
    [InlineData(4, 1, true)]
    [InlineData(6, 2, false)]
    [InlineData(7, 2, true)]
    public void Many_calm_buyers_to_each_strange_one_are_news(int calm, int strange, bool speaks)
    {
        var story = Crowd(calm, strange, strangeness: 2);

        Assert.Equal(speaks, Buy(story, "me", Place.Home).Speaks(Signal));
    }

    [Theory]
    [InlineData("1.999", true)]
    [InlineData("2", false)]
    public void A_buyer_is_strange_from_log_odds_of_two_on(string evidence, bool speaks)
    {
        var weight = decimal.Parse(evidence, System.Globalization.CultureInfo.InvariantCulture);
        var story = Crowd(calm: 6, strange: 2, weight);

        Assert.Equal(speaks, Buy(story, "me", Place.Home).Speaks(Signal));
    }

    [Theory]
    [InlineData("0.999", true)]
    [InlineData("1", false)]
    public void A_buyer_is_calm_below_log_odds_of_one(string evidence, bool speaks)
    {
        var weight = decimal.Parse(evidence, System.Globalization.CultureInfo.InvariantCulture);
        var story = Crowd(calm: 3, strange: 1, weight);

        Assert.Equal(speaks, Buy(story, "me", Place.Home).Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_others_bought_within_a_day(int secondsLater, bool speaks)
    {
        var story = Crowd(calm: 4).WaitDays(1).WaitSeconds(secondsLater);

        Assert.Equal(speaks, Buy(story, "me", Place.Home).Speaks(Signal));
    }

    [Fact]
    public void The_customer_is_not_another_to_themselves()
    {
        var story = Crowd(calm: 3);
        Buy(story, "me", Place.Home);

        Assert.False(Buy(story, "me", Place.Home).Speaks(Signal));
    }

    [Fact]
    public void A_household_is_no_market()
    {
        var story = Crowd(calm: 4);
        story.Tell("household.linked", "\"with\":[\"a-calm1\"]", "\"account\":\"a-me\"");

        Assert.False(Buy(story, "me", Place.Home).Speaks(Signal));
    }

    [Theory]
    [InlineData("sell", 1)]
    [InlineData("buy", 100)]
    public void Only_purchases_of_thin_stocks_are_meant(string side, int price) => Assert.False(
        Crowd(calm: 5).Order(
            "XQZ", side, price: price, more: "\"averageDailyVolume\":5000000", customer: "c-me", account: "a-me")
            .Speaks(Signal));

    [Fact]
    public void It_says_how_many_others_bought() => Assert.Equal(
        "5 other customers bought it within a day in ordinary visits",
        Buy(Crowd(calm: 5), "me", Place.Home).Says(Signal));

    private static Story Crowd(int calm, int strange = 0, decimal strangeness = 2)
    {
        var story = new Story(Policies.Only((Policies.Doubt, strangeness), (Signal, -1)));
        for (var number = 1; number <= calm; number++)
        {
            Buy(story, $"calm{number}", Place.Home);
        }

        for (var number = 1; number <= strange; number++)
        {
            Buy(story, $"strange{number}", Policies.Emulator);
        }

        return story;
    }

    private static Decision Buy(Story story, string who, Place at)
    {
        at = at with { Device = $"d-{who}" };
        story.SignIn($"c-{who}", at, $"s-{who}");
        return story.BuyThin(customer: $"c-{who}", account: $"a-{who}", at: at, session: $"s-{who}");
    }
}
