namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class PayeeOfStrangersTests
{
    private const string Signal = "payeeOfStrangers";

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 500)]
    [InlineData(2, 1000)]
    [InlineData(3, 1000)]
    public void Two_unrelated_accounts_count_in_full_and_one_half(int others, int part)
    {
        foreach (var decision in new[] { Shared(others).Link("mule"), Shared(others).Pay("mule", kind: "ownBank") })
        {
            Assert.Equal(part > 0, decision.Speaks(Signal));
            if (part > 0)
            {
                Paying.AssertPart(decision, Signal, part);
            }
        }
    }

    [Theory]
    [InlineData(180 * Paying.Day, true)]
    [InlineData((180 * Paying.Day) + 1, false)]
    public void Others_count_for_half_a_year(long seconds, bool speaks) =>
        Assert.Equal(speaks, Shared(2).After(seconds).Pay("mule").Speaks(Signal));

    [Fact]
    public void A_link_counts_like_a_payment()
    {
        var story = new Story();
        story.Link("mule", customer: "c2", account: "a2");

        Assert.True(story.Pay("mule").Speaks(Signal));
    }

    [Fact]
    public void The_household_is_not_unrelated() =>
        Assert.False(
            Shared(2).Told("household.linked", "\"with\":[\"x1\",\"x2\"]").Pay("mule").Speaks(Signal));

    [Fact]
    public void A_stranger_beside_the_household_counts() =>
        Paying.AssertPart(
            Shared(2).Told("household.linked", "\"with\":[\"x1\"]").Pay("mule", kind: "ownBank"), Signal, 500);

    [Theory]
    [InlineData(11, 60 * Paying.Day, true)]
    [InlineData(12, 60 * Paying.Day, false)]
    [InlineData(12, (60 * Paying.Day) - 1, true)]
    public void A_payee_of_a_dozen_accounts_over_two_months_is_a_biller(int others, long seconds, bool speaks) =>
        Assert.Equal(speaks, Shared(others).After(seconds).Pay("mule").Speaks(Signal));

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_payee_paid_twice_from_here_is_the_customers_own_choice(int times, bool speaks)
    {
        var story = Shared(2);
        for (var i = 0; i < times; i++)
        {
            story.Paid("mule");
        }

        Assert.Equal(speaks, story.Pay("mule").Speaks(Signal));
    }

    [Fact]
    public void The_address_of_record_of_a_shared_house_is_nobodys() =>
        Assert.False(Shared(2).Pay("mule", rail: "check", kind: "addressOfRecord").Speaks(Signal));

    [Fact]
    public void Money_that_comes_in_is_not_meant() => Assert.False(Shared(2).Deposit("mule").Speaks(Signal));

    [Fact]
    public void Where_the_payee_is_not_told_nothing_is_said() => Assert.False(Shared(2).Pay(payee: "").Speaks(Signal));

    [Fact]
    public void It_says_how_many()
    {
        Assert.Equal(
            "The payee was also linked to or paid from 1 unrelated account", Shared(1).Pay("mule").TextOf(Signal));
        Assert.Equal(
            "The payee was also linked to or paid from 3 unrelated accounts", Shared(3).Link("mule").TextOf(Signal));
    }

    private static Story Shared(int others)
    {
        var story = new Story();
        for (var i = 1; i <= others; i++)
        {
            story.Pay("mule", customer: $"y{i}", account: $"x{i}");
        }

        return story;
    }
}
