using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class PhoneCallDuringTransferTests
{
    private const string Signal = "phoneCallDuringTransfer";

    [Fact]
    public void A_new_payee_paid_while_on_the_telephone_counts_and_asks_for_a_call()
    {
        var decision = OnThePhone().Pay(session: "s");

        Assert.Equal("A telephone call was going on while a new payee was set up or paid", decision.TextOf(Signal));
        Assert.True(decision.Asks(RecommendedActions.CallBack));
    }

    [Fact]
    public void A_bank_linked_while_on_the_telephone_counts() =>
        Assert.True(OnThePhone().Link("b2", session: "s").Speaks(Signal));

    [Theory]
    [InlineData((14 * Paying.Day) - 1, true)]
    [InlineData(14 * Paying.Day, false)]
    public void A_known_payee_may_be_paid_while_on_the_telephone(long seconds, bool speaks)
    {
        var story = new Story().Paid("b2").After(seconds - 120);

        Assert.Equal(speaks, OnThePhone(story).Pay("b2", session: "s").Speaks(Signal));
    }

    [Theory]
    [InlineData("\"activePhoneCall\":false")]
    [InlineData("\"tourPages\":1")]
    public void Where_no_call_was_seen_nothing_is_said(string observed) =>
        Assert.False(new Story().Told("session.observed", observed, session: "s").Pay(session: "s").Speaks(Signal));

    [Fact]
    public void A_call_in_another_session_is_not_meant()
    {
        Assert.False(OnThePhone().Pay(session: "s2").Speaks(Signal));
        Assert.False(OnThePhone().Pay().Speaks(Signal));
    }

    [Fact]
    public void A_call_that_has_ended_counts_for_the_rest_of_the_session() =>
        Assert.True(
            OnThePhone().Told("session.observed", "\"activePhoneCall\":false", session: "s")
                .Pay(session: "s").Speaks(Signal));

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said() =>
        Assert.False(OnThePhone().Pay(payee: "", session: "s").Speaks(Signal));

    private static Story OnThePhone(Story? story = null) =>
        (story ?? new Story()).Told("session.observed", "\"activePhoneCall\":true", session: "s").WaitMinutes(2);
}
