namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class SeasonedPayeeTests
{
    private const string Signal = "seasonedPayee";

    [Theory]
    [InlineData((60 * Paying.Day) - 1, false)]
    [InlineData(60 * Paying.Day, true)]
    public void A_payee_is_seasoned_after_sixty_days(long seconds, bool speaks) =>
        Assert.Equal(speaks, new Story().Paid("b2").Paid("b2").After(seconds).Pay("b2").Speaks(Signal));

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_payee_is_seasoned_by_two_settled_payments(int times, bool speaks)
    {
        var story = new Story();
        for (var i = 0; i < times; i++)
        {
            story.Paid("b2");
        }

        Assert.Equal(speaks, story.WaitDays(60).Pay("b2").Speaks(Signal));
    }

    [Fact]
    public void Payments_that_were_only_asked_for_do_not_count()
    {
        var story = new Story().Paid("b2");
        story.Pay("b2");

        Assert.False(story.WaitDays(60).Pay("b2").Speaks(Signal));
    }

    [Fact]
    public void A_payee_named_in_a_reported_theft_is_no_recommendation()
    {
        var story = new Story().Paid("b2").Paid("b2").WaitDays(70).Told(
            "customer.reported", "\"what\":\"unauthorizedActivity\",\"since\":\"2026-03-01T00:00:00Z\"");

        Assert.False(story.Pay("b2").Speaks(Signal));
    }

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said() =>
        Assert.False(new Story().Paid("").Paid("").WaitDays(70).Pay(payee: "").Speaks(Signal));

    [Fact]
    public void Money_that_comes_in_is_not_meant() =>
        Assert.False(new Story().Paid("b2").Paid("b2").WaitDays(70).Deposit("b2").Speaks(Signal));

    [Fact]
    public void It_says_how_often_and_speaks_for_the_customer()
    {
        var decision = new Story().Paid("b2").Paid("b2").Paid("b2").WaitDays(60).Pay("b2");

        Assert.Equal("The payee has been paid 3 times before", decision.TextOf(Signal));
        Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
    }

    [Fact]
    public void What_is_known_of_a_payee_outlives_a_restart() =>
        Assert.True(
            new Story().Paid("b2").Paid("b2").WaitDays(60).SaveAndLoad().Pay("b2").Speaks(Signal));
}
