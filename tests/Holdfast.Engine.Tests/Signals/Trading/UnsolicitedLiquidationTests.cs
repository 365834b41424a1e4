using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class UnsolicitedLiquidationTests
{
    private const string Signal = "unsolicitedLiquidation";

    private const string Representative = "\"actor\":{\"kind\":\"representative\",\"id\":\"r1\"}";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_sale_by_the_firm_while_an_instruction_is_not_verified_is_unsolicited(int secondsLater, bool speaks)
    {
        var story = EmailedWire();

        var decision = story.WaitDays(3).WaitSeconds(secondsLater).Sell(8_000, envelope: Representative);

        Assert.Equal(speaks, decision.Speaks(Signal));
    }

    [Theory]
    [InlineData("representative", true)]
    [InlineData("employee", true)]
    [InlineData("customer", false)]
    [InlineData("aggregator", false)]
    public void Only_the_firms_people_sell_for_the_customer(string actor, bool speaks) => Assert.Equal(
        speaks,
        EmailedWire().Sell(8_000, envelope: $"\"actor\":{{\"kind\":\"{actor}\",\"id\":\"x\"}}").Speaks(Signal));

    [Fact]
    public void A_purchase_is_no_liquidation() =>
        Assert.False(EmailedWire().Order(envelope: Representative).Speaks(Signal));

    [Fact]
    public void Without_an_instruction_or_a_call_a_representative_may_sell() =>
        Assert.False(new Story().Live().Sell(8_000, envelope: Representative).Speaks(Signal));

    [Fact]
    public void Once_the_instruction_is_carried_out_nothing_is_left_to_verify()
    {
        var story = EmailedWire();
        story.Settle();

        Assert.False(story.WaitHours(1).Sell(8_000, envelope: Representative).Speaks(Signal));
    }

    [Theory]
    [InlineData(2, 0, false)]
    [InlineData(3, 0, true)]
    [InlineData(3, 1, false)]
    public void Three_positions_sold_whole_by_the_firm_within_three_days_of_a_call_are_unsolicited(
        int sales, int secondsLater, bool speaks)
    {
        var story = new Story().Live();
        story.Tell("support.contacted", "\"topic\":\"transfer\"", "\"customer\":\"c1\",\"account\":\"a1\"");
        story.WaitDays(3).WaitSeconds(secondsLater);
        for (var number = 1; number < sales; number++)
        {
            story.Sell(1_000, $"BLUE{number}", whole: true, envelope: Representative);
        }

        Assert.Equal(speaks, story.Sell(1_000, whole: true, envelope: Representative).Speaks(Signal));
    }

    [Fact]
    public void It_says_what_the_sale_comes_with()
    {
        var called = new Story().Live();
        called.Tell("support.contacted", "\"topic\":\"transfer\"", "\"customer\":\"c1\",\"account\":\"a1\"");
        called.Sell(1_000, "BLUE1", whole: true, envelope: Representative);
        called.Sell(1_000, "BLUE2", whole: true, envelope: Representative);

        Assert.Equal(
            "The firm sells for the customer while an instruction to pay is still to be verified",
            EmailedWire().Sell(8_000, envelope: Representative).Says(Signal));
        Assert.Equal(
            "3 positions sold whole by the firm within three days of a call",
            called.Sell(1_000, whole: true, envelope: Representative).Says(Signal));
    }

    private static Story EmailedWire()
    {
        var story = new Story().Live();
        var wire = story.Transfer(
            payee: "b-contractor", amount: 33_000, rail: "wire", kind: "thirdPartyBank", match: "mismatch",
            more: "\"medium\":\"email\"", envelope: "\"channel\":\"email\"");
        Assert.Equal(Outcome.Hold, wire.Outcome);
        return story;
    }
}
