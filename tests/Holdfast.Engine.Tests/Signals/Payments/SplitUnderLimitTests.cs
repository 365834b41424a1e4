namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class SplitUnderLimitTests
{
    private const string Signal = "splitUnderLimit";

    [Theory]
    [InlineData(19_999.99, false)]
    [InlineData(20_000, true)]
    [InlineData(25_000, true)]
    [InlineData(25_000.01, false)]
    public void Two_requests_from_four_fifths_of_the_review_limit_up_to_it_are_a_split(double amount, bool speaks)
    {
        var first = new Story();
        first.Pay("b1", (decimal)amount);
        var second = new Story();
        second.Pay("b1", 22_000);

        Assert.Equal(speaks, first.Pay("b2", 22_000).Speaks(Signal));
        Assert.Equal(speaks, second.Pay("b2", (decimal)amount).Speaks(Signal));
    }

    [Theory]
    [InlineData(2 * Paying.Day, true)]
    [InlineData((2 * Paying.Day) + 1, false)]
    public void They_belong_together_for_two_days(long seconds, bool speaks)
    {
        var story = new Story();
        story.Pay("b1", 22_000);

        Assert.Equal(speaks, story.After(seconds).Pay("b2", 22_000).Speaks(Signal));
    }

    [Fact]
    public void One_request_is_no_split() => Assert.False(new Story().Pay(amount: 24_000).Speaks(Signal));

    [Fact]
    public void A_known_payee_makes_no_difference()
    {
        var story = new Story().Paid("b2").WaitDays(20);
        story.Pay("b2", 22_000);

        Assert.True(story.Pay("b2", 22_000).Speaks(Signal));
    }

    [Fact]
    public void The_limit_is_the_firms()
    {
        var story = new Story(Paying.With("reviewLimit", 1_000));
        story.Pay("b1", 900);

        Assert.True(story.Pay("b1", 900).Speaks(Signal));
        Assert.False(story.Pay("b1", 22_000).Speaks(Signal));
    }

    [Fact]
    public void Another_currency_is_not_compared_with_a_limit_in_dollars()
    {
        var story = new Story();
        story.Pay("b1", 22_000, currency: "JPY");
        Assert.False(story.Pay("b2", 22_000).Speaks(Signal));

        Assert.False(story.Pay("b3", 22_000, currency: "JPY").Speaks(Signal));
    }

    [Fact]
    public void Money_that_comes_in_is_not_meant()
    {
        var story = new Story();
        story.Deposit(amount: 22_000, id: "d1");
        Assert.False(story.Deposit(amount: 22_000, id: "d2").Speaks(Signal));

        Assert.False(story.Pay(amount: 22_000).Speaks(Signal));
    }

    [Fact]
    public void It_says_how_many()
    {
        var story = new Story();
        story.Pay("b1", 22_000);
        story.Pay("b2", 23_000);

        Assert.Equal(
            "3 requests within two days, each just under the review limit", story.Pay("b3", 24_000).TextOf(Signal));
    }
}
