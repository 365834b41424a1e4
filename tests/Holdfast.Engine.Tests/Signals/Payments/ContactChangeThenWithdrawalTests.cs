using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class ContactChangeThenWithdrawalTests
{
    private const string Signal = "contactChangeThenWithdrawal";

    [Theory]
    [InlineData("email", true)]
    [InlineData("phone", true)]
    [InlineData("mailingAddress", false)]
    [InlineData("trustedContact", false)]
    [InlineData("name", false)]
    public void Email_or_telephone_changed_before_a_new_payee_is_paid_counts(string what, bool speaks) =>
        Assert.Equal(speaks, Changed(what).WaitDays(1).Pay().Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(10 * Paying.Day, true)]
    [InlineData((10 * Paying.Day) + 1, false)]
    public void Email_and_telephone_cool_off_for_ten_days(long seconds, bool speaks)
    {
        Assert.Equal(speaks, Changed("email").After(seconds).Pay().Speaks(Signal));
        Assert.Equal(speaks, Changed("phone").After(seconds).Pay(rail: "wire").Speaks(Signal));
    }

    [Theory]
    [InlineData("mailingAddress", 30 * Paying.Day, true)]
    [InlineData("mailingAddress", (30 * Paying.Day) + 1, false)]
    [InlineData("residentialAddress", 30 * Paying.Day, true)]
    [InlineData("residentialAddress", (30 * Paying.Day) + 1, false)]
    public void An_address_cools_off_for_thirty_days_before_a_cheque(string what, long seconds, bool speaks)
    {
        var story = Changed(what).After(seconds);

        Assert.Equal(speaks, story.Pay("k1", rail: "check", kind: "addressOfRecord").Speaks(Signal));
        Assert.Equal(speaks, story.Pay("k2", rail: "check", kind: "otherAddress").Speaks(Signal));
    }

    [Fact]
    public void A_cheque_to_the_address_of_record_does_not_go_where_the_email_goes() =>
        Assert.False(Changed("email").Pay("k1", rail: "check", kind: "addressOfRecord").Speaks(Signal));

    [Fact]
    public void A_cheque_to_a_new_payee_after_the_email_changed_counts() =>
        Assert.True(Changed("email").Pay("k2", rail: "check", kind: "otherAddress").Speaks(Signal));

    [Theory]
    [InlineData("ach", "email")]
    [InlineData("check", "email")]
    [InlineData("check", "mailingAddress")]
    public void A_known_payee_may_be_paid_after_a_change(string rail, string what)
    {
        var story = new Story().Paid("b2", rail: rail).WaitDays(14).Told("contact.changed", $"\"what\":\"{what}\"");

        Assert.False(story.Pay("b2", rail: rail).Speaks(Signal));
    }

    [Fact]
    public void A_change_after_a_request_that_is_told_late_does_not_count() =>
        Assert.False(Changed("email").WaitHours(-1).Pay().Speaks(Signal));

    [Fact]
    public void A_later_change_of_the_telephone_does_not_hide_the_one_of_the_email()
    {
        var story = Changed("email").WaitDays(3).Told("contact.changed", "\"what\":\"phone\"");

        Assert.True(story.WaitDays(-1).Pay().Speaks(Signal));
    }

    [Fact]
    public void Where_the_payee_or_the_customer_is_not_told_nothing_is_said()
    {
        Assert.False(Changed("email").Pay(payee: "").Speaks(Signal));
        Assert.False(Changed("email").Pay(customer: "", account: "a2").Speaks(Signal));
    }

    [Fact]
    public void Money_that_comes_in_after_a_change_is_not_meant() =>
        Assert.False(Changed("email").Deposit("b-new").Speaks(Signal));

    [Fact]
    public void It_says_how_long_before_and_asks_for_a_notice()
    {
        var decision = Changed("phone").WaitDays(4).Pay();

        Assert.Equal("Contact data changed 4 days before money goes out", decision.TextOf(Signal));
        Assert.True(decision.Asks(RecommendedActions.NotifyPriorContact));
        Assert.Equal(
            "Contact data changed 21 days before money goes out",
            Changed("mailingAddress").WaitDays(21).Pay("k1", rail: "check", kind: "addressOfRecord").TextOf(Signal));
    }

    private static Story Changed(string what) => new Story().Told("contact.changed", $"\"what\":\"{what}\"");
}
