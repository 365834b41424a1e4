using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class LargePaymentInUnprovenVisitTests
{
    private const string Signal = "largePaymentInUnprovenVisit";

    [Theory]
    [InlineData(49_900, false)]
    [InlineData(50_000, true)]
    [InlineData(79_900, true)]
    [InlineData(80_000, false)]
    public void From_half_of_the_account_on_a_payment_is_large_and_from_four_fifths_it_empties(
        int amount, bool speaks) => Assert.Equal(speaks, Begun().Pay("b-x", amount, session: "s-1").Speaks(Signal));

    [Theory]
    [InlineData(24_999, false)]
    [InlineData(25_000, true)]
    public void Where_the_worth_was_not_told_for_a_month_it_is_large_from_the_amount_on_that_the_firm_reviews(
        int amount, bool speaks) => Assert.Equal(
            speaks, Begun(quietDays: 31).Pay("b-x", amount, equity: null, session: "s-1").Speaks(Signal));

    [Theory]
    [InlineData("password", "sms", true)]
    [InlineData("password", "totp", false)]
    [InlineData("passkey", "none", false)]
    public void A_visit_that_proved_who_it_is_is_not_meant(string method, string mfa, bool speaks) =>
        Assert.Equal(speaks, Large(Begun(method: method, mfa: mfa)).Speaks(Signal));

    [Fact]
    public void Only_a_device_and_a_network_that_are_both_strange_are_meant()
    {
        Assert.False(Large(Begun(Visiting.Elsewhere with { Device = "d-c1" })).Speaks(Signal));
        Assert.False(Large(Begun(Place.Home with { Device = "d-2" })).Speaks(Signal));
    }

    [Theory]
    [InlineData("cryptoWallet", true)]
    [InlineData("", true)]
    [InlineData("ownBank", false)]
    [InlineData("addressOfRecord", false)]
    public void Money_that_stays_with_the_customer_is_not_meant(string kind, bool speaks) =>
        Assert.Equal(speaks, Begun().Pay("b-x", 60_000, kind: kind, session: "s-1").Speaks(Signal));

    [Fact]
    public void It_says_so() => Assert.Equal(
        "A large payment to somebody new in a visit that began on a new device and network and has proved nothing",
        Large(Begun()).TextOf(Signal));

    private static Story Begun(
        Place? at = null, string method = "password", string mfa = "none", int quietDays = 0)
    {
        var story = new Story().Live().WaitDays(quietDays);
        story.SignIn(at: at ?? Visiting.Elsewhere, method: method, mfa: mfa, session: "s-1");
        return story.WaitMinutes(5);
    }

    private static Decision Large(Story story) => story.Pay("b-x", 60_000, session: "s-1");
}
