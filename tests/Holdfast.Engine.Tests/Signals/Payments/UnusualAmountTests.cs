namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class UnusualAmountTests
{
    private const string Signal = "unusualAmount";

    [Theory]
    [InlineData(2_000, false)]
    [InlineData(2_000.01, true)]
    public void More_than_twice_the_largest_payment_is_unusual(double amount, bool speaks) =>
        Assert.Equal(speaks, Usual(1_000, 5).Pay("b1", (decimal)amount).Speaks(Signal));

    [Theory]
    [InlineData(2_850, false)]
    [InlineData(3_000, true)]
    public void Three_standard_deviations_above_the_usual_are_unusual(double amount, bool speaks) =>
        Assert.Equal(speaks, Usual(1_000, 24).Paid("b1", 1_900).Pay("b1", (decimal)amount).Speaks(Signal));

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Five_payments_are_needed_to_tell_the_usual(int payments, bool speaks) =>
        Assert.Equal(speaks, Usual(1_000, payments).Pay("b1", 9_000).Speaks(Signal));

    [Theory]
    [InlineData(49_999, false)]
    [InlineData(50_000, true)]
    public void With_fewer_payments_half_of_the_account_is_unusual(int amount, bool speaks) =>
        Assert.Equal(speaks, Usual(1_000, 4).Pay("b1", amount).Speaks(Signal));

    [Fact]
    public void Each_rail_has_its_own_usual_amount()
    {
        var story = Usual(1_000, 5);

        Assert.False(story.Pay("b1", 9_000, rail: "wire").Speaks(Signal));
        Assert.True(story.Pay("b1", 9_000, rail: "ach").Speaks(Signal));
    }

    [Fact]
    public void Payments_in_another_currency_do_not_make_dollars_usual()
    {
        var story = Usual(1_000, 5).Paid("b1", 900_000, currency: "JPY");

        Assert.True(story.Pay("b1", 9_000).Speaks(Signal));
        Assert.False(Usual(1_000, 4).Paid("b1", 1_000, currency: "JPY").Pay("b1", 9_000).Speaks(Signal));
    }

    [Fact]
    public void An_amount_in_another_currency_is_compared_with_the_account_alone()
    {
        var story = Usual(1_000, 5);

        Assert.False(story.Pay("b1", 900_000, currency: "JPY", equity: null).Speaks(Signal));
        Assert.True(story.Pay("b1", 900_000, currency: "JPY", equity: 1_000_000).Speaks(Signal));
    }

    [Theory]
    [InlineData(249.99, false)]
    [InlineData(250, true)]
    public void Small_amounts_are_never_unusual(double amount, bool speaks)
    {
        Assert.Equal(speaks, Usual(10, 5).Pay("b1", (decimal)amount).Speaks(Signal));
        Assert.Equal(speaks, new Story().Pay("b1", (decimal)amount, equity: 300).Speaks(Signal));
    }

    [Fact]
    public void Where_nothing_can_be_compared_nothing_is_said() =>
        Assert.False(new Story().Pay(amount: 1_000_000, equity: null).Speaks(Signal));

    [Fact]
    public void Money_that_comes_in_is_not_meant() =>
        Assert.False(Usual(1_000, 5).Snapshot("\"equity\":5").Deposit(amount: 9_000).Speaks(Signal));

    [Fact]
    public void It_says_how_much_beside_what()
    {
        Assert.Equal(
            "$9,000 is far above what is usual on this rail", Usual(1_000, 5).Pay("b1", 9_000).TextOf(Signal));
        Assert.Equal(
            "60 % of the account, with few payments to compare it with",
            new Story().Pay(amount: 60_000).TextOf(Signal));
    }

    [Fact]
    public void What_is_usual_outlives_a_restart() =>
        Assert.True(Usual(1_000, 5).SaveAndLoad().Pay("b1", 2_001).Speaks(Signal));

    private static Story Usual(decimal amount, int payments)
    {
        var story = new Story();
        for (var i = 0; i < payments; i++)
        {
            story.Paid("b1", amount);
        }

        return story;
    }
}
