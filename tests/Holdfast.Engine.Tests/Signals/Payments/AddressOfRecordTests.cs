using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class AddressOfRecordTests
{
    private const string Signal = "addressOfRecord";

    [Fact]
    public void A_cheque_to_the_address_of_record_speaks_for_the_customer()
    {
        var decision = Cheque(new Story());

        Assert.Equal("A cheque to the address of record, which was not changed lately", decision.TextOf(Signal));
        Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
    }

    [Theory]
    [InlineData("mailingAddress", 30 * Paying.Day, false)]
    [InlineData("mailingAddress", (30 * Paying.Day) + 1, true)]
    [InlineData("residentialAddress", 30 * Paying.Day, false)]
    [InlineData("residentialAddress", (30 * Paying.Day) + 1, true)]
    [InlineData("email", 0, true)]
    public void An_address_changed_within_thirty_days_proves_nothing(string what, long seconds, bool speaks)
    {
        var story = new Story().Told("contact.changed", $"\"what\":\"{what}\"");

        Assert.Equal(speaks, Cheque(story.After(seconds)).Speaks(Signal));
    }

    [Fact]
    public void An_address_changed_after_a_request_that_is_told_late_proves_nothing_either()
    {
        var story = new Story().Told("contact.changed", "\"what\":\"mailingAddress\"");

        Assert.False(Cheque(story.WaitHours(-1)).Speaks(Signal));
    }

    [Theory]
    [InlineData("otherAddress")]
    [InlineData("ownBank")]
    [InlineData("")]
    public void Other_places_are_no_address_of_record(string kind) =>
        Assert.False(new Story().Pay(rail: "check", kind: kind).Speaks(Signal));

    [Fact]
    public void Of_a_customer_who_is_not_known_it_cannot_be_told() =>
        Assert.False(new Story().Pay(rail: "check", kind: "addressOfRecord", customer: "").Speaks(Signal));

    private static Decision Cheque(Story story) => story.Pay("k1", rail: "check", kind: "addressOfRecord");
}
