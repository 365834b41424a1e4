using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class LargePaymentFromHiddenOriginTests
{
    private const string Signal = "largePaymentFromHiddenOrigin";

    private static readonly Place Hidden = Place.Home with { Anonymizer = "residentialProxy" };

    [Theory]
    [InlineData("residentialProxy", true)]
    [InlineData("hosting", true)]
    [InlineData("tor", true)]
    [InlineData("vpn", false)]
    [InlineData("proxy", false)]
    [InlineData("none", false)]
    [InlineData("", false)]
    public void Ways_that_thieves_hire_are_meant_and_a_vpn_that_anybody_may_have_is_not(string way, bool speaks) =>
        Assert.Equal(speaks, Pay(at: Place.Home with { Anonymizer = way }).Speaks(Signal));

    [Theory]
    [InlineData(49_900, false)]
    [InlineData(50_000, true)]
    public void From_half_of_the_account_on_a_payment_is_large(int amount, bool speaks) =>
        Assert.Equal(speaks, Pay(amount).Speaks(Signal));

    [Fact]
    public void Who_comes_that_way_as_a_rule_may_pay_that_way()
    {
        var story = new Story().Live();
        for (var time = 0; time < 3; time++)
        {
            story.SignIn(at: Hidden);
            story.WaitDays(2);
        }

        Assert.False(story.Pay("b-x", 60_000, at: Hidden).Speaks(Signal));
    }

    [Fact]
    public void A_bank_account_that_is_proven_to_be_the_customer_s_is_not_meant()
    {
        var story = new Story().Live();
        story.Link("b-x", "match", "instant");

        Assert.False(story.Pay("b-x", 60_000, kind: "ownBank", match: "match", at: Hidden).Speaks(Signal));
        Assert.True(story.Pay("b-y", 60_000, kind: "ownBank", match: "mismatch", at: Hidden).Speaks(Signal));
    }

    [Fact]
    public void It_says_so() => Assert.Equal(
        "A large payment to a payee that is new, over a connection that hides where it comes from",
        Pay().TextOf(Signal));

    private static Decision Pay(int amount = 60_000, Place? at = null) =>
        new Story().Live().Pay("b-x", amount, at: at ?? Hidden);
}
