using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class MicroEntryProbingTests
{
    private const string Signal = "microEntryProbing";

    [Fact]
    public void The_second_wrong_amount_weighs_half_and_the_third_in_full()
    {
        var story = new Story();

        Assert.False(Try(story).Speaks(Signal));
        Paying.AssertPart(Try(story), Signal, 500);
        Paying.AssertPart(Try(story), Signal, 1000);
        Paying.AssertPart(Try(story), Signal, 1000);
    }

    [Theory]
    [InlineData(Paying.Day, true)]
    [InlineData(Paying.Day + 1, false)]
    public void Wrong_amounts_count_together_for_a_day(long seconds, bool speaks)
    {
        var story = new Story();
        Try(story);

        Assert.Equal(speaks, Try(story.After(seconds)).Speaks(Signal));
    }

    [Fact]
    public void Right_amounts_are_no_guesses()
    {
        var story = new Story();
        Try(story);
        Assert.False(Try(story, "match").Speaks(Signal));
        Assert.False(Try(story, "match").Speaks(Signal));
    }

    [Fact]
    public void Where_two_are_many_the_first_weighs_half()
    {
        var story = new Story(Paying.With("microEntryMisses", 2));

        Paying.AssertPart(Try(story), Signal, 500);
        Paying.AssertPart(Try(story), Signal, 1000);
    }

    [Fact]
    public void Guesses_of_different_customers_do_not_add_up()
    {
        var story = new Story();
        Try(story);

        Assert.False(Try(story, customer: "c2", account: "a2").Speaks(Signal));
    }

    [Fact]
    public void Where_the_customer_is_not_known_nothing_is_said()
    {
        var story = new Story();
        Try(story, customer: "");

        Assert.False(Try(story, customer: "").Speaks(Signal));
    }

    [Fact]
    public void It_says_how_many()
    {
        var story = new Story();
        Try(story);
        Try(story);

        Assert.Equal("3 wrong micro-entry amounts within a day", Try(story).TextOf(Signal));
    }

    private static Decision Try(
        Story story, string outcome = "mismatch", string customer = "c1", string account = "a1") =>
        story.Tell(
            "microEntry.attempted",
            $"\"destination\":\"b1\",\"outcome\":\"{outcome}\"",
            (customer.Length == 0 ? "" : $"\"customer\":\"{customer}\",") + $"\"account\":\"{account}\"");
}
