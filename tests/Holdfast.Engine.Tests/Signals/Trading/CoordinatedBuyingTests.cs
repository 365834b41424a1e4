using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class CoordinatedBuyingTests
{
    private const string Signal = "coordinatedBuying";

    private static readonly DecisionPolicy TwoInDoubt = Policies.Only((Policies.Doubt, 2), (Signal, 1));

    [Fact]
    public void After_two_strange_visits_the_third_account_is_warned_of_even_in_an_ordinary_visit()
    {
        var story = new Story(TwoInDoubt);
        BuyStrangely(story, 1);
        BuyStrangely(story, 2);

        Assert.Equal(
            "2 other accounts bought XQZ within a day, both in strange visits", BuyCalmly(story, 3).Says(Signal));
    }

    [Fact]
    public void A_second_strange_visit_is_linked_to_the_first()
    {
        var story = new Story(TwoInDoubt);
        Assert.False(BuyStrangely(story, 1).Speaks(Signal));

        Assert.Equal(
            "1 other account bought XQZ within a day, in a strange visit", BuyStrangely(story, 2).Says(Signal));
    }

    [Fact]
    public void One_strange_visit_does_not_make_an_ordinary_one_suspect()
    {
        var story = new Story(TwoInDoubt);
        BuyStrangely(story, 1);

        Assert.False(BuyCalmly(story, 2).Speaks(Signal));
    }

    [Theory]
    [InlineData("1.999", false)]
    [InlineData("2", true)]
    public void A_visit_of_others_is_strange_from_log_odds_of_two_on(string evidence, bool speaks)
    {
        var story = new Story(Policies.Only((Policies.Doubt, Number(evidence)), (Signal, 1)));
        BuyStrangely(story, 1);
        BuyStrangely(story, 2);

        Assert.Equal(speaks, BuyCalmly(story, 3).Speaks(Signal));
    }

    [Theory]
    [InlineData("0.999", false)]
    [InlineData("1", true)]
    public void The_own_visit_counts_as_strange_from_log_odds_of_one_on(string evidence, bool speaks)
    {
        var story = new Story(
            Policies.Only((Policies.Doubt, 2), ("automatedDevice", Number(evidence)), (Signal, 1)));
        BuyStrangely(story, 1);

        var automated = HomeOf(2) with { MoreDevice = "\"automation\":true" };
        Assert.Equal(speaks, Buy(story, 2, automated).Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_others_bought_within_a_day(int secondsLater, bool speaks)
    {
        var story = new Story(TwoInDoubt);
        BuyStrangely(story, 1);
        BuyStrangely(story, 2);

        Assert.Equal(speaks, BuyCalmly(story.WaitDays(1).WaitSeconds(secondsLater), 3).Speaks(Signal));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void News_brings_more_than_three_calm_buyers_to_each_strange_one(int calm, bool speaks)
    {
        var story = new Story(TwoInDoubt);
        for (var number = 1; number <= calm; number++)
        {
            BuyCalmly(story, 10 + number);
        }

        BuyStrangely(story, 1);
        BuyStrangely(story, 2);

        Assert.Equal(speaks, BuyCalmly(story, 3).Speaks(Signal));
    }

    [Fact]
    public void Calm_buyers_among_the_strange_are_told_apart()
    {
        var story = new Story(TwoInDoubt);
        BuyCalmly(story, 4);
        BuyStrangely(story, 1);
        BuyStrangely(story, 2);

        Assert.Equal(
            "3 other accounts bought XQZ within a day, 2 of them in strange visits", BuyCalmly(story, 3).Says(Signal));
    }

    [Fact]
    public void A_household_that_buys_together_does_not_count()
    {
        var story = new Story(TwoInDoubt);
        story.Tell("household.linked", "\"with\":[\"a1\",\"a2\"]", "\"account\":\"a3\"");
        BuyStrangely(story, 1);
        BuyStrangely(story, 2);

        Assert.False(BuyCalmly(story, 3).Speaks(Signal));
    }

    [Fact]
    public void An_account_is_not_another_to_itself()
    {
        var story = new Story(TwoInDoubt);
        BuyStrangely(story, 1);

        Assert.False(BuyStrangely(story, 1).Speaks(Signal));
    }

    [Fact]
    public void A_regular_trader_of_this_thin_stock_is_let_be()
    {
        var story = new Story(TwoInDoubt);
        BuyCalmly(story, 3);
        story.WaitDays(3);
        BuyStrangely(story, 1);
        BuyStrangely(story, 2);

        Assert.False(BuyCalmly(story, 3).Speaks(Signal));
    }

    [Fact]
    public void A_regular_trader_of_other_thin_stocks_is_warned()
    {
        var story = new Story(TwoInDoubt);
        Buy(story, 3, HomeOf(3), symbol: "ABC");
        story.WaitDays(3);
        BuyStrangely(story, 1);
        BuyStrangely(story, 2);

        Assert.True(BuyCalmly(story, 3).Speaks(Signal));
    }

    [Theory]
    [InlineData("buy", 1, "", true)]
    [InlineData("sellShort", 1, "", true)]
    [InlineData("sell", 1, "", false)]
    [InlineData("buy", 1, "\"closesPosition\":true", false)]
    [InlineData("buy", 100, "\"averageDailyVolume\":5000000", false)]
    public void Only_thin_stocks_and_orders_that_open_a_position_count(
        string side, int price, string more, bool speaks)
    {
        var story = new Story(TwoInDoubt);
        BuyStrangely(story, 1);
        BuyStrangely(story, 2);

        Assert.Equal(speaks, story.BuyThin(side: side, price: price, more: more, customer: "c3", account: "a3")
            .Speaks(Signal));
    }

    [Fact]
    public void Another_stock_is_another_matter()
    {
        var story = new Story(TwoInDoubt);
        BuyStrangely(story, 1);
        BuyStrangely(story, 2);

        Assert.False(Buy(story, 3, HomeOf(3), symbol: "ABC").Speaks(Signal));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_firm_says_how_many_accounts_make_a_crowd(int accounts, bool speaks)
    {
        var limits = new Dictionary<string, decimal> { ["togetherAccounts"] = accounts };
        var story = new Story(Policies.Only(limits, (Policies.Doubt, 2), (Signal, 1)));
        BuyStrangely(story, 1);

        Assert.Equal(speaks, BuyStrangely(story, 2).Speaks(Signal));
    }

    [Fact]
    public void It_weighs_more_with_each_strange_visit_and_half_as_much_again_at_most()
    {
        var story = new Story(TwoInDoubt);
        BuyStrangely(story, 1);

        Assert.Equal(700, BuyStrangely(story, 2).CountedFor(Signal));
        Assert.Equal(1000, BuyCalmly(story, 20).CountedFor(Signal));
        Assert.Equal(1200, BuyStrangely(story, 3).CountedFor(Signal));
        Assert.Equal(1300, BuyStrangely(story, 4).CountedFor(Signal));
        Assert.Equal(1400, BuyStrangely(story, 5).CountedFor(Signal));
        Assert.Equal(1500, BuyStrangely(story, 6).CountedFor(Signal));
        Assert.Equal(1500, BuyStrangely(story, 7).CountedFor(Signal));
    }

    [Fact]
    public void The_firm_is_asked_for_an_incident_and_a_supervisor()
    {
        var story = new Story(TwoInDoubt);
        BuyStrangely(story, 1);

        Assert.True(BuyStrangely(story, 2).Asks(
            RecommendedActions.OpenIncident | RecommendedActions.EscalateToSupervisor));
    }

    private static Place HomeOf(int number) => Place.Home with { Device = $"d-c{number}", Ip = $"73.10.{number}.30" };

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Decision BuyStrangely(Story story, int number) =>
        Buy(story, number, HomeOf(number) with { MoreDevice = "\"emulator\":true" });

    private static Decision BuyCalmly(Story story, int number) => Buy(story, number, HomeOf(number));

    private static Decision Buy(Story story, int number, Place at, string symbol = "XQZ")
    {
        var session = $"s-{number}-{story.Now.ToUnixTimeSeconds()}";
        story.SignIn($"c{number}", at, session);
        return story.BuyThin(symbol: symbol, customer: $"c{number}", account: $"a{number}", at: at, session: session);
    }
}
