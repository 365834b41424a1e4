namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class AuthorityChangedThenMoneyTests
{
    private const string Signal = "authorityChangedThenMoney";

    [Theory]
    [InlineData("powerOfAttorney")]
    [InlineData("trader")]
    [InlineData("jointOwner")]
    [InlineData("beneficiary")]
    public void Any_authority_over_the_account_counts(string what) =>
        Assert.True(new Story().Told("authority.changed", $"\"what\":\"{what}\"").WaitDays(1).Pay().Speaks(Signal));

    [Theory]
    [InlineData("trustedContact", true)]
    [InlineData("email", false)]
    [InlineData("name", false)]
    public void Of_contact_data_only_the_trusted_contact_counts(string what, bool speaks) =>
        Assert.Equal(
            speaks, new Story().Told("contact.changed", $"\"what\":\"{what}\"").WaitDays(1).Pay().Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(30 * Paying.Day, true)]
    [InlineData((30 * Paying.Day) + 1, false)]
    public void A_change_counts_for_thirty_days(long seconds, bool speaks) =>
        Assert.Equal(speaks, Changed().After(seconds).Pay().Speaks(Signal));

    [Fact]
    public void A_known_payee_may_be_paid() =>
        Assert.False(
            new Story().Paid("b2").WaitDays(14).Told("authority.changed", "\"what\":\"trader\"")
                .Pay("b2").Speaks(Signal));

    [Fact]
    public void Where_nothing_changed_or_the_payee_is_not_told_nothing_is_said()
    {
        Assert.False(new Story().Pay().Speaks(Signal));
        Assert.False(Changed().Pay(payee: "").Speaks(Signal));
    }

    [Fact]
    public void A_change_after_a_request_that_is_told_late_does_not_count() =>
        Assert.False(Changed().WaitHours(-1).Pay().Speaks(Signal));

    [Fact]
    public void A_later_change_of_one_kind_does_not_hide_an_earlier_of_the_other()
    {
        var story = new Story().Told("contact.changed", "\"what\":\"trustedContact\"").WaitDays(6)
            .Told("authority.changed", "\"what\":\"trader\"");

        Assert.Equal(
            "A trusted contact or authority changed 5 days before", story.WaitDays(-1).Pay().TextOf(Signal));
    }

    [Fact]
    public void It_says_how_long_before() =>
        Assert.Equal(
            "A trusted contact or authority changed 3 days before", Changed().WaitDays(3).Pay().TextOf(Signal));

    private static Story Changed() => new Story().Told("authority.changed", "\"what\":\"powerOfAttorney\"");
}
