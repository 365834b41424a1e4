namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class UndeliverableContactTests
{
    private const string Signal = "undeliverableContact";

    [Theory]
    [InlineData("email")]
    [InlineData("sms")]
    [InlineData("mail")]
    public void A_notice_that_came_back_counts_before_a_new_payee_is_paid(string kind) =>
        Assert.True(Returned(kind).WaitDays(1).Pay().Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(30 * Paying.Day, true)]
    [InlineData((30 * Paying.Day) + 1, false)]
    public void A_returned_notice_counts_for_thirty_days(long seconds, bool speaks) =>
        Assert.Equal(speaks, Returned().After(seconds).Pay().Speaks(Signal));

    [Fact]
    public void A_known_payee_may_be_paid() =>
        Assert.False(
            new Story().Paid("b2").WaitDays(14).Told("notice.returned", "\"kind\":\"email\"").Pay("b2").Speaks(Signal));

    [Fact]
    public void A_notice_returned_after_a_request_that_is_told_late_does_not_count() =>
        Assert.False(Returned().WaitHours(-1).Pay().Speaks(Signal));

    [Fact]
    public void Another_customers_notice_is_not_meant() =>
        Assert.False(Returned().Pay(customer: "c2", account: "a2").Speaks(Signal));

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said() => Assert.False(Returned().Pay(payee: "").Speaks(Signal));

    [Fact]
    public void It_says_so_in_a_sentence() =>
        Assert.Equal(
            "A notice to the customer came back within the last month", Returned().WaitDays(3).Pay().TextOf(Signal));

    private static Story Returned(string kind = "email") =>
        new Story().Told("notice.returned", $"\"kind\":\"{kind}\"");
}
