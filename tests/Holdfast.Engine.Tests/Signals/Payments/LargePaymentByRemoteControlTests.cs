using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class LargePaymentByRemoteControlTests
{
    private const string Signal = "largePaymentByRemoteControl";

    private const string Controlled =
        "\"device\":{\"id\":\"d-c1\",\"platform\":\"windows\",\"remoteAccess\":true}";

    [Theory]
    [InlineData(49_900, false)]
    [InlineData(50_000, true)]
    public void From_half_of_the_account_on_a_payment_is_large(int amount, bool speaks) =>
        Assert.Equal(speaks, Pay(amount).Speaks(Signal));

    [Fact]
    public void Without_the_tool_nothing_is_said() =>
        Assert.False(new Story().Live().Pay("b-x", 60_000, at: Place.Home).Speaks(Signal));

    [Fact]
    public void A_tool_that_was_seen_earlier_in_the_visit_counts_and_one_of_another_visit_does_not()
    {
        var story = new Story().Live();
        story.Tell("session.observed", "\"typingScore\":0.9", $"\"customer\":\"c1\",\"session\":\"s-1\",{Controlled}");

        Assert.True(story.Pay("b-x", 60_000, session: "s-1").Speaks(Signal));
        Assert.False(story.Pay("b-y", 60_000, session: "s-2").Speaks(Signal));
    }

    [Fact]
    public void A_payee_paid_for_long_may_have_it()
    {
        var story = new Story().Live().Paid("b-x").WaitDays(30);

        Assert.False(story.Pay("b-x", 60_000, envelope: Controlled).Speaks(Signal));
    }

    [Fact]
    public void A_bank_account_that_is_proven_to_be_the_customer_s_is_not_meant()
    {
        var story = new Story().Live();
        story.Link("b-x", "match", "instant");

        Assert.False(
            story.Pay("b-x", 60_000, kind: "ownBank", match: "match", envelope: Controlled).Speaks(Signal));
    }

    [Fact]
    public void It_says_so() => Assert.Equal(
        "A large payment to a payee that is new, in a visit that is controlled from afar", Pay().TextOf(Signal));

    private static Decision Pay(int amount = 60_000) =>
        new Story().Live().Pay("b-x", amount, envelope: Controlled);
}
