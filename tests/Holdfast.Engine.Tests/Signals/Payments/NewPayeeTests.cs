using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class NewPayeeTests
{
    private const string Signal = "newPayee";

    [Fact]
    public void A_payee_never_named_before_is_new()
    {
        var decision = new Story().Pay();

        Assert.Equal("The payee was never named before", decision.TextOf(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData((14 * Paying.Day) - 1, true)]
    [InlineData(14 * Paying.Day, false)]
    public void A_payee_is_new_for_two_weeks_after_the_first_settled_payment(long seconds, bool speaks)
    {
        var decision = new Story().Paid("b2").After(seconds).Pay("b2");

        Assert.Equal(speaks, decision.Speaks(Signal));
        if (speaks)
        {
            Assert.Equal("The payee has not been paid before the last two weeks", decision.TextOf(Signal));
        }
    }

    [Fact]
    public void Later_payments_do_not_make_a_payee_new_again() =>
        Assert.False(
            new Story().Paid("b2").WaitDays(14).Paid("b2").WaitDays(1).Pay("b2").Speaks(Signal));

    [Theory]
    [InlineData("cancelled")]
    [InlineData("returned")]
    [InlineData("recalled")]
    public void A_payment_that_did_not_settle_leaves_a_payee_new(string end)
    {
        var story = new Story();
        story.Pay("b2", id: "x");
        story.Ended("x", end);

        Assert.True(story.WaitDays(30).Pay("b2").Speaks(Signal));
    }

    [Fact]
    public void Where_a_payee_is_new_for_a_day_it_is_known_after_a_day() =>
        Assert.False(new Story(Paying.With("newPayee", 1)).Paid("b2").WaitDays(1).Pay("b2").Speaks(Signal));

    [Fact]
    public void The_address_of_record_is_nobody_new() =>
        Assert.False(new Story().Pay("k1", rail: "check", kind: "addressOfRecord").Speaks(Signal));

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said()
    {
        Assert.False(new Story().Pay(payee: "").Speaks(Signal));
        Assert.False(new Story().Pay(payee: "", kind: "").Speaks(Signal));
    }

    [Fact]
    public void Money_that_comes_in_is_not_meant() => Assert.False(new Story().Deposit("b-new").Speaks(Signal));

    [Theory]
    [InlineData("ownBank", 1000)]
    [InlineData("outsideFirm", 1000)]
    [InlineData("thirdPartyBank", 1500)]
    [InlineData("thirdPartyAccount", 1500)]
    [InlineData("otherAddress", 1500)]
    public void A_third_party_weighs_half_as_much_again(string kind, int part) =>
        Paying.AssertPart(new Story().Pay(kind: kind), Signal, part);

    [Fact]
    public void A_wallet_weighs_half_as_much_again()
    {
        var policy = new DecisionPolicy(
            weights: new Dictionary<string, LogOdds> { ["cryptoToNewWallet"] = LogOdds.Zero });

        Paying.AssertPart(new Story(policy).Pay(rail: "crypto", kind: "cryptoWallet"), Signal, 1500);
    }

    [Theory]
    [InlineData("ownBank", 200)]
    [InlineData("thirdPartyBank", 300)]
    public void A_payee_that_the_customer_was_paid_from_weighs_a_fifth(string kind, int part)
    {
        var story = new Story();
        story.Deposit("b2");
        story.Ended("d");

        Paying.AssertPart(story.Pay("b2", kind: kind), Signal, part);
    }
}
