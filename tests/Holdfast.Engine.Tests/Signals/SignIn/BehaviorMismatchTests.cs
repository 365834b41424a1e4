namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class BehaviorMismatchTests
{
    private const string Signal = "behaviorMismatch";

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void Ten_earlier_sessions_are_needed_to_know_how_somebody_types(int sessions, bool known) =>
        Assert.Equal(known, After(sessions, "\"typingScore\":0.9").Observe("\"typingScore\":0.1").Speaks(Signal));

    [Theory]
    [InlineData("0.199", true)]
    [InlineData("0.2", false)]
    public void A_likeness_below_20_percent_is_not_the_customer_s(string score, bool strange)
    {
        var story = After(10, "\"pointerScore\":0.9");

        Assert.Equal(strange, story.Observe($"\"pointerScore\":{score}").Speaks(Signal));
    }

    [Theory]
    [InlineData("0.4", true)]
    [InlineData("0.399", false)]
    public void A_measure_that_seldom_fits_the_customer_proves_nothing(string asARule, bool fits)
    {
        var story = After(10, $"\"typingScore\":{asARule}");

        Assert.Equal(fits, story.Observe("\"typingScore\":0.1").Speaks(Signal));
    }

    [Fact]
    public void What_was_not_measured_is_not_strange()
    {
        var story = After(10, "\"typingScore\":0.9");

        Assert.False(story.Observe("\"automationScore\":0.1").Speaks(Signal));
        Assert.False(story.Observe("\"pointerScore\":0.1").Speaks(Signal));
    }

    [Theory]
    [InlineData("\"typingScore\":0.1,\"pointerScore\":0.9", 1000, "The way of typing is not this customer's")]
    [InlineData("\"typingScore\":0.9,\"pointerScore\":0.1", 1000, "The way of pointing is not this customer's")]
    [InlineData(
        "\"typingScore\":0.1,\"pointerScore\":0.1", 1500, "The way of typing and pointing is not this customer's")]
    public void Both_together_weigh_half_as_much_again(string seen, int part, string said)
    {
        var decision = After(10, "\"typingScore\":0.9,\"pointerScore\":0.9").Observe(seen);

        Assert.Equal(part, decision.PartOf(Signal));
        Assert.Equal(said, decision.SaidBy(Signal));
    }

    [Fact]
    public void An_aggregator_does_not_type()
    {
        var story = After(10, "\"typingScore\":0.9");

        Assert.False(story.Observe("\"typingScore\":0", envelope: SignInTelling.ByAggregator).Speaks(Signal));
    }

    private static Story After(int sessions, string seen)
    {
        var story = new Story(SignInTelling.Limits());
        for (var session = 1; session <= sessions; session++)
        {
            story.Observe(seen, session: $"s-{session}");
        }

        return story;
    }
}
