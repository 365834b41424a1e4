namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class FailureBeforeStrangeSignInTests
{
    private const string Signal = "failureBeforeStrangeSignIn";

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void One_to_four_failures_before_a_strange_sign_in_are_few(int failures, bool few) =>
        Assert.Equal(few, After(failures).SignIn(at: Place.Abroad).Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_failure_counts_for_half_an_hour(int secondsMore, bool counts)
    {
        var story = After(1).WaitMinutes(30).WaitSeconds(secondsMore);

        Assert.Equal(counts, story.SignIn(at: Place.Abroad).Speaks(Signal));
    }

    [Fact]
    public void The_customer_s_own_device_or_network_explains_a_slip()
    {
        Assert.False(After(1).SignIn(at: Place.Abroad with { Device = "d-c1" }).Speaks(Signal));
        Assert.False(After(1).SignIn(at: Place.Home with { Device = "d-2" }).Speaks(Signal));
    }

    [Fact]
    public void A_device_or_a_network_that_is_not_told_is_not_strange()
    {
        Assert.False(After(1).SignIn(at: Place.Abroad with { Device = "" }).Speaks(Signal));
        Assert.False(After(1).SignIn(at: Place.Abroad with { Ip = "" }).Speaks(Signal));
    }

    [Fact]
    public void Somebody_without_a_history_has_nothing_to_be_strange_to()
    {
        var story = new Story();
        story.FailSignIn();

        Assert.False(story.SignIn(at: Place.Abroad).Speaks(Signal));
    }

    [Fact]
    public void A_success_ends_the_count()
    {
        var story = After(1);
        story.SignIn(at: Place.Home);

        Assert.False(story.SignIn(at: Place.Abroad).Speaks(Signal));
    }

    [Theory]
    [InlineData(1, "1 failed attempt just before, then a success from a new device on a strange network")]
    [InlineData(3, "3 failed attempts just before, then a success from a new device on a strange network")]
    public void It_tells_how_many(int failures, string said) =>
        Assert.Equal(said, After(failures).SignIn(at: Place.Abroad).SaidBy(Signal));

    private static Story After(int failures)
    {
        var story = new Story().Live();
        for (var i = 0; i < failures; i++)
        {
            story.FailSignIn(at: Place.Abroad);
        }

        return story;
    }
}
