namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class BankLinkChurnTests
{
    private const string Signal = "bankLinkChurn";

    [Theory]
    [InlineData(7 * Paying.Day, true)]
    [InlineData((7 * Paying.Day) + 1, false)]
    public void A_third_bank_account_within_a_week_is_churn(long seconds, bool speaks)
    {
        var story = new Story();
        Assert.False(story.Link("b1").Speaks(Signal));
        Assert.False(story.Link("b2").Speaks(Signal));

        Assert.Equal(speaks, story.After(seconds).Link("b3").Speaks(Signal));
    }

    [Fact]
    public void The_same_bank_account_linked_again_is_not_one_more()
    {
        var story = new Story();
        story.Link("b1");
        story.Link("b1");
        Assert.False(story.Link("b1").Speaks(Signal));

        story.Link("b2");
        Assert.False(story.Link("b1").Speaks(Signal));
        Assert.True(story.Link("b3").Speaks(Signal));
    }

    [Fact]
    public void Links_of_all_accounts_of_the_customer_count_together()
    {
        var story = new Story();
        story.Link("b1", account: "a1");
        story.Link("b2", account: "a2");

        Assert.True(story.Link("b3", account: "a3").Speaks(Signal));
        Assert.False(story.Link("b3", account: "a4", customer: "c2").Speaks(Signal));
    }

    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(2, 0, true)]
    [InlineData(2, Paying.Day, true)]
    [InlineData(2, Paying.Day + 1, false)]
    public void A_link_after_two_failed_verifications_within_a_day_is_churn(int misses, long seconds, bool speaks)
    {
        var story = new Story();
        for (var i = 0; i < misses; i++)
        {
            story.Told("microEntry.attempted", "\"outcome\":\"mismatch\"");
        }

        Assert.Equal(speaks, story.After(seconds).Link("b1").Speaks(Signal));
    }

    [Fact]
    public void Verifications_that_passed_are_no_churn() =>
        Assert.False(
            new Story()
                .Told("microEntry.attempted", "\"outcome\":\"match\"")
                .Told("microEntry.attempted", "\"outcome\":\"match\"")
                .Link("b1").Speaks(Signal));

    [Fact]
    public void Where_two_links_are_many_the_second_is_churn()
    {
        var story = new Story(Paying.With("linkChurn", 2));
        story.Link("b1");

        Assert.True(story.Link("b2").Speaks(Signal));
    }

    [Fact]
    public void Where_the_customer_is_not_known_nothing_is_said()
    {
        var story = new Story();
        story.Link("b1", customer: "");
        story.Link("b2", customer: "");

        Assert.False(story.Link("b3", customer: "").Speaks(Signal));
    }

    [Fact]
    public void It_says_how_many()
    {
        var story = new Story();
        story.Link("b1");
        story.Link("b2");
        Assert.Equal("3 bank accounts linked within a week", story.Link("b3").TextOf(Signal));

        var missed = new Story()
            .Told("microEntry.attempted", "\"outcome\":\"mismatch\"")
            .Told("microEntry.attempted", "\"outcome\":\"mismatch\"");
        Assert.Equal("A bank account was linked after 2 failed checks within a day", missed.Link("b1").TextOf(Signal));
    }
}
