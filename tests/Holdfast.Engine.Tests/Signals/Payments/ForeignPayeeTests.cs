namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class ForeignPayeeTests
{
    private const string Signal = "foreignPayee";

    [Theory]
    [InlineData("RO", true)]
    [InlineData("US", false)]
    [InlineData("", false)]
    public void A_new_payee_abroad_counts(string country, bool speaks) =>
        Assert.Equal(speaks, new Story().Live().Pay(country: country).Speaks(Signal));

    [Fact]
    public void A_country_the_customer_signs_in_from_is_not_abroad()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Home with { Country = "CA" });

        Assert.False(story.Pay(country: "CA").Speaks(Signal));
        Assert.True(story.Pay(country: "MX").Speaks(Signal));
    }

    [Theory]
    [InlineData((14 * Paying.Day) - 1, true)]
    [InlineData(14 * Paying.Day, false)]
    public void A_payee_abroad_is_new_for_two_weeks(long seconds, bool speaks) =>
        Assert.Equal(speaks, new Story().Paid("b2").After(seconds).Pay("b2", country: "RO").Speaks(Signal));

    [Fact]
    public void Where_the_payee_or_the_customer_is_not_told_nothing_is_said()
    {
        Assert.False(new Story().Live().Pay(payee: "", country: "RO").Speaks(Signal));
        Assert.False(new Story().Pay(country: "RO", customer: "").Speaks(Signal));
    }

    [Fact]
    public void It_names_the_country() =>
        Assert.Equal(
            "The payee is in RO, where this customer was never seen",
            new Story().Live().Pay(country: "RO").TextOf(Signal));
}
