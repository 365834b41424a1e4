namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class LargeShareToNewPayeeTests
{
    private const string Signal = "largeShareToNewPayee";

    [Theory]
    [InlineData(49_999, false)]
    [InlineData(50_000, true)]
    public void Half_of_the_account_is_large(int amount, bool speaks) =>
        Assert.Equal(speaks, new Story().Pay(amount: amount).Speaks(Signal));

    [Theory]
    [InlineData(7 * Paying.Day, true)]
    [InlineData((7 * Paying.Day) + 1, false)]
    public void What_was_asked_for_in_the_week_before_is_added(long seconds, bool speaks)
    {
        var story = new Story();
        story.Pay("b1", 40_000);

        Assert.Equal(speaks, story.After(seconds).Pay("b2", 10_000).Speaks(Signal));
    }

    [Fact]
    public void Where_a_tenth_is_large_a_tenth_is_enough() =>
        Assert.True(new Story(Paying.With("largeShare", 10)).Pay(amount: 10_000).Speaks(Signal));

    [Theory]
    [InlineData((14 * Paying.Day) - 1, true)]
    [InlineData(14 * Paying.Day, false)]
    public void A_known_payee_may_get_half(long seconds, bool speaks) =>
        Assert.Equal(speaks, new Story().Paid("b2").After(seconds).Pay("b2", 60_000).Speaks(Signal));

    [Theory]
    [InlineData(30 * Paying.Day, true)]
    [InlineData((30 * Paying.Day) + 1, false)]
    public void Where_the_worth_is_not_told_the_one_told_within_thirty_days_serves(long seconds, bool speaks) =>
        Assert.Equal(
            speaks,
            new Story().Snapshot("\"equity\":100000").After(seconds).Pay(amount: 60_000, equity: null).Speaks(Signal));

    [Fact]
    public void Where_worth_or_payee_is_not_told_nothing_is_said()
    {
        Assert.False(new Story().Pay(amount: 60_000, equity: null).Speaks(Signal));
        Assert.False(new Story().Pay(payee: "", amount: 60_000).Speaks(Signal));
        Assert.False(new Story().Pay(amount: 60_000, equity: 0).Speaks(Signal));
    }

    [Fact]
    public void Another_currency_is_compared_only_with_itself()
    {
        Assert.True(new Story().Pay(amount: 60_000, currency: "EUR").Speaks(Signal));
        Assert.False(
            new Story().Snapshot("\"equity\":100000")
                .Pay(amount: 60_000, currency: "EUR", equity: null).Speaks(Signal));
    }

    [Fact]
    public void It_says_how_much_to_whom()
    {
        Assert.Equal("62 % of the account to a payee that is new", new Story().Pay(amount: 62_000).TextOf(Signal));

        var story = new Story().Paid("landlord").WaitDays(20);
        story.Pay("landlord", 45_000);
        Assert.Equal(
            "55 % of the account asked for within a week, now for a payee that is new",
            story.Pay("b2", 10_000).TextOf(Signal));
    }
}
