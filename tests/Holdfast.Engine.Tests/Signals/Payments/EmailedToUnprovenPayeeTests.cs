using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class EmailedToUnprovenPayeeTests
{
    private const string Signal = "emailedToUnprovenPayee";

    private const string ByEmail = "\"medium\":\"email\"";

    [Fact]
    public void An_emailed_instruction_to_a_new_payee_waits_for_a_call()
    {
        var decision = new Story().Pay(data: ByEmail);

        Assert.Equal(
            "Instructed by e-mail or fax, to a payee that is new and not proven to be the customer",
            decision.TextOf(Signal));
        Assert.True(decision.Asks(RecommendedActions.CallBack));
        Assert.True(decision.Outcome >= Outcome.Hold);
    }

    [Theory]
    [InlineData("online", "web", false)]
    [InlineData("letter", "mail", false)]
    [InlineData("fax", "web", true)]
    [InlineData("online", "email", true)]
    public void Medium_or_channel_tell_it(string medium, string channel, bool speaks) =>
        Assert.Equal(
            speaks,
            new Story().Pay(data: $"\"medium\":\"{medium}\"", envelope: $"\"channel\":\"{channel}\"").Speaks(Signal));

    [Theory]
    [InlineData((14 * Paying.Day) - 1, true)]
    [InlineData(14 * Paying.Day, false)]
    public void A_payee_is_new_for_two_weeks(long seconds, bool speaks) =>
        Assert.Equal(speaks, new Story().Paid("b2").After(seconds).Pay("b2", data: ByEmail).Speaks(Signal));

    [Theory]
    [InlineData("ownBank", "match", false)]
    [InlineData("ownBank", "unknown", true)]
    [InlineData("ownBank", "", true)]
    [InlineData("thirdPartyBank", "match", false)]
    [InlineData("thirdPartyBank", "mismatch", true)]
    public void A_payee_whose_owner_was_found_is_proven(string kind, string match, bool speaks) =>
        Assert.Equal(speaks, new Story().Pay(kind: kind, match: match, data: ByEmail).Speaks(Signal));

    [Fact]
    public void The_address_of_record_is_proven() =>
        Assert.False(new Story().Pay(rail: "check", kind: "addressOfRecord", data: ByEmail).Speaks(Signal));

    [Theory]
    [InlineData("employee", false)]
    [InlineData("representative", false)]
    [InlineData("thirdParty", true)]
    [InlineData("system", true)]
    public void Whoever_took_it_in_their_own_name_has_looked_at_it(string actor, bool speaks) =>
        Assert.Equal(
            speaks,
            new Story().Pay(data: ByEmail, envelope: $"\"actor\":{{\"kind\":\"{actor}\"}}").Speaks(Signal));

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said() =>
        Assert.False(new Story().Pay(payee: "", data: ByEmail).Speaks(Signal));
}
