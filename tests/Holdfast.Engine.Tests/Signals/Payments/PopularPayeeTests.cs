using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class PopularPayeeTests
{
    private const string Signal = "popularPayee";

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public void A_payee_of_a_dozen_accounts_is_a_biller(int accounts, bool speaks) =>
        Assert.Equal(speaks, PaidBy(accounts).WaitDays(60).Pay("biller").Speaks(Signal));

    [Theory]
    [InlineData((60 * Paying.Day) - 1, false)]
    [InlineData(60 * Paying.Day, true)]
    public void A_payee_of_many_for_less_than_two_months_may_be_a_mule(long seconds, bool speaks) =>
        Assert.Equal(speaks, PaidBy(12).After(seconds).Pay("biller").Speaks(Signal));

    [Fact]
    public void Where_three_are_many_three_are_enough() =>
        Assert.True(PaidBy(3, Paying.With("popularPayee", 3)).WaitDays(60).Pay("biller").Speaks(Signal));

    [Fact]
    public void One_account_that_pays_a_dozen_times_is_one()
    {
        var story = new Story();
        for (var i = 0; i < 12; i++)
        {
            story.Pay("biller", customer: "c2", account: "a2");
        }

        Assert.False(story.WaitDays(60).Pay("biller").Speaks(Signal));
    }

    [Fact]
    public void Other_payees_are_not_popular() => Assert.False(PaidBy(12).WaitDays(60).Pay("b2").Speaks(Signal));

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said()
    {
        Assert.False(PaidBy(12).WaitDays(60).Pay(payee: "").Speaks(Signal));
        Assert.False(PaidBy(12).WaitDays(60).Pay(payee: "", kind: "").Speaks(Signal));
    }

    [Fact]
    public void Money_that_comes_in_is_not_meant() =>
        Assert.False(PaidBy(12).WaitDays(60).Deposit("biller").Speaks(Signal));

    [Fact]
    public void It_says_how_many_and_speaks_for_the_customer()
    {
        var decision = PaidBy(14).WaitDays(61).Pay("biller");

        Assert.Equal("The payee is paid by about 14 accounts", decision.TextOf(Signal));
        Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
    }

    private static Story PaidBy(int accounts, DecisionPolicy? policy = null)
    {
        var story = new Story(policy);
        for (var i = 1; i <= accounts; i++)
        {
            story.Pay("biller", customer: $"y{i}", account: $"x{i}");
        }

        return story;
    }
}
