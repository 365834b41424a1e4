namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class LosingRoundTripTests
{
    private const string Signal = "losingRoundTrip";

    [Theory]
    [InlineData("sell", "10", "buy", "10.99", false)]
    [InlineData("sell", "10", "buy", "11.00", true)]
    [InlineData("buy", "10.99", "sell", "10", false)]
    [InlineData("buy", "11.00", "sell", "10", true)]
    [InlineData("sellShort", "10", "buy", "11.00", true)]
    [InlineData("sell", "11.00", "buy", "10", false)]
    [InlineData("sell", "10", "sell", "20", false)]
    [InlineData("buy", "20", "buy", "10", false)]
    public void Paying_a_tenth_more_than_was_got_loses(
        string first, string firstPrice, string then, string thenPrice, bool speaks)
    {
        var story = new Story();
        story.DealAt(Number(firstPrice), first);

        Assert.Equal(speaks, story.WaitMinutes(7).DealAt(Number(thenPrice), then).Speaks(Signal));
    }

    [Theory]
    [InlineData("10.19", 2, false)]
    [InlineData("10.20", 1, false)]
    [InlineData("10.20", 2, true)]
    public void Two_smaller_losses_are_no_accident_either(string price, int sales, bool speaks)
    {
        var story = new Story(Policies.Only((Signal, 1)));
        for (var sale = 0; sale < sales; sale++)
        {
            story.DealAt(10, "sell");
        }

        Assert.Equal(speaks ? 600 : 0, story.WaitMinutes(7).DealAt(Number(price), "buy").CountedFor(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_two_sides_are_within_half_an_hour(int secondsLater, bool speaks)
    {
        var story = new Story();
        story.DealAt(10, "sell");

        Assert.Equal(speaks, story.WaitMinutes(30).WaitSeconds(secondsLater).DealAt(12, "buy").Speaks(Signal));
    }

    [Fact]
    public void The_limit_counts_before_the_price()
    {
        var story = new Story();
        story.DealAt(10, "sell");

        var decision = story.Deal("\"symbol\":\"XQZ\",\"side\":\"buy\",\"price\":10,\"limitPrice\":12");

        Assert.True(decision.Speaks(Signal));
    }

    [Fact]
    public void The_price_of_the_fill_counts_before_that_of_the_order()
    {
        var story = new Story();
        story.Deal("\"order\":\"o-1\",\"symbol\":\"XQZ\",\"side\":\"buy\",\"price\":10");
        story.Tell(
            "order.filled", "\"order\":\"o-1\",\"symbol\":\"XQZ\",\"side\":\"buy\",\"price\":12", "\"account\":\"a1\"");

        Assert.True(story.DealAt(10, "sell").Speaks(Signal));
    }

    [Theory]
    [InlineData("11", 1000)]
    [InlineData("19.99", 1000)]
    [InlineData("20", 2500)]
    public void Twice_the_price_weighs_two_and_a_half_times(string price, int weight)
    {
        var story = new Story(Policies.Only((Signal, 1)));
        story.DealAt(10, "sell");

        Assert.Equal(weight, story.DealAt(Number(price), "buy").CountedFor(Signal));
    }

    [Fact]
    public void On_a_new_device_and_a_strange_network_it_weighs_twice()
    {
        var policy = Policies.Only((Signal, 1));
        var abroad = new Story(policy).Live();
        abroad.OnStrangersDevice();
        abroad.DealAt(10, "sell", session: "s-new");
        var athome = new Story(policy).Live().OnNewDevice();
        athome.DealAt(10, "sell", session: "s-new");

        Assert.Equal(2000, abroad.DealAt(12, "buy", session: "s-new").CountedFor(Signal));
        Assert.Equal(1000, athome.DealAt(12, "buy", session: "s-new").CountedFor(Signal));
    }

    [Fact]
    public void Another_security_or_account_makes_no_round_trip()
    {
        var story = new Story();
        story.DealAt(10, "sell", "ABC");
        story.Deal("\"symbol\":\"XQZ\",\"side\":\"sell\",\"price\":10", customer: "c2", account: "a2");

        Assert.False(story.DealAt(20, "buy").Speaks(Signal));
    }

    [Fact]
    public void Where_a_price_is_not_told_nothing_is_said()
    {
        var story = new Story();
        story.Deal("\"symbol\":\"XQZ\",\"side\":\"sell\"");
        Assert.False(story.DealAt(20, "buy").Speaks(Signal));

        story.WaitHours(1).DealAt(10, "sell");
        Assert.False(story.Deal("\"symbol\":\"XQZ\",\"side\":\"buy\"").Speaks(Signal));
    }

    [Fact]
    public void It_says_how_much_more_was_paid_than_got()
    {
        var story = new Story();
        story.DealAt(10.60m, "sell", "BRDG");

        Assert.Equal(
            "BRDG was traded the other way minutes ago; what was paid is 11 % above what was got",
            story.WaitMinutes(2).DealAt(11.80m, "buy", "BRDG").Says(Signal));
    }

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
