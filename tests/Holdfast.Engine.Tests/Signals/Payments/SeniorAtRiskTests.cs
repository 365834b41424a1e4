namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class SeniorAtRiskTests
{
    private const string Signal = "seniorAtRisk";

    [Theory]
    [InlineData(1962, false)]
    [InlineData(1961, true)]
    public void Who_turns_65_this_year_is_a_senior(int birthYear, bool speaks) =>
        Assert.Equal(speaks, Born(birthYear).Pay(amount: 30_000).Speaks(Signal));

    [Theory]
    [InlineData(24_999, false)]
    [InlineData(25_000, true)]
    public void A_quarter_of_the_account_to_a_new_payee_is_a_risk(int amount, bool speaks) =>
        Assert.Equal(speaks, Born().Pay(amount: amount).Speaks(Signal));

    [Fact]
    public void So_is_a_telephone_call_while_paying() =>
        Paying.AssertPart(
            Born().Told("session.observed", "\"activePhoneCall\":true", session: "s").Pay(session: "s"), Signal, 1500);

    [Fact]
    public void So_is_a_remote_tool_in_the_session()
    {
        var story = Born();
        story.SignIn(at: Place.Home with { MoreDevice = "\"remoteAccess\":true" }, session: "s");

        Paying.AssertPart(story.Pay(session: "s"), Signal, 1500);
    }

    [Theory]
    [InlineData("contact.changed", "trustedContact", 30 * Paying.Day, true)]
    [InlineData("contact.changed", "trustedContact", (30 * Paying.Day) + 1, false)]
    [InlineData("authority.changed", "powerOfAttorney", 30 * Paying.Day, true)]
    [InlineData("authority.changed", "powerOfAttorney", (30 * Paying.Day) + 1, false)]
    [InlineData("contact.changed", "email", 0, false)]
    public void So_is_a_recent_change_of_trusted_contact_or_authority(
        string type, string what, long seconds, bool speaks) =>
        Assert.Equal(speaks, Born().Told(type, $"\"what\":\"{what}\"").After(seconds).Pay().Speaks(Signal));

    [Fact]
    public void Less_than_coaching_weighs_a_third()
    {
        Paying.AssertPart(Born().Pay(amount: 30_000), Signal, 500);
        Paying.AssertPart(Born().Told("authority.changed", "\"what\":\"trader\"").Pay(), Signal, 500);
    }

    [Fact]
    public void A_small_sum_to_a_new_payee_is_no_risk() => Assert.False(Born().Pay().Speaks(Signal));

    [Fact]
    public void A_known_payee_is_no_risk() =>
        Assert.False(Born().Paid("b2").WaitDays(14).Pay("b2", 30_000).Speaks(Signal));

    [Fact]
    public void Where_year_of_birth_worth_or_payee_is_not_told_nothing_is_said()
    {
        Assert.False(new Story().Pay(amount: 30_000).Speaks(Signal));
        Assert.False(Born().Pay(amount: 30_000, equity: null).Speaks(Signal));
        Assert.False(Born().Pay(payee: "", amount: 30_000).Speaks(Signal));
    }

    [Fact]
    public void It_says_so_in_a_sentence() =>
        Assert.Equal(
            "An older customer pays somebody new in a way that fits exploitation",
            Born().Pay(amount: 30_000).TextOf(Signal));

    private static Story Born(int year = 1948) => new Story().Snapshot($"\"birthYear\":{year}");
}
