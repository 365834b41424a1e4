namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class PromptDeniedTests
{
    private const string Signal = "promptDenied";

    private static readonly Place NewDevice = Place.Home with { Device = "d-2" };

    [Theory]
    [InlineData("denied", true)]
    [InlineData("expired", false)]
    [InlineData("approved", false)]
    public void A_denied_prompt_says_that_somebody_has_the_password(string outcome, bool says)
    {
        var story = new Story().Live();
        story.Prompt(outcome);

        Assert.Equal(says, story.SignIn(at: NewDevice).Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void It_counts_for_a_day(int secondsMore, bool counts) =>
        Assert.Equal(counts, Denied().WaitDays(1).WaitSeconds(secondsMore).SignIn(at: NewDevice).Speaks(Signal));

    [Fact]
    public void The_customer_s_own_device_is_left_in_peace() =>
        Assert.False(Denied().SignIn(at: Place.Home).Speaks(Signal));

    [Fact]
    public void What_happened_before_the_denial_is_told_late_and_not_its_consequence()
    {
        var story = Denied();

        Assert.False(story.WaitMinutes(-5).SignIn(at: NewDevice).Speaks(Signal));
    }

    [Fact]
    public void A_device_that_is_not_told_is_not_new() =>
        Assert.False(Denied().SignIn(at: NewDevice with { Device = "" }).Speaks(Signal));

    [Fact]
    public void It_is_said_plainly() =>
        Assert.Equal(
            "The customer denied a second-factor prompt within the last day",
            Denied().SignIn(at: NewDevice).SaidBy(Signal));

    private static Story Denied()
    {
        var story = new Story().Live();
        story.Prompt("denied");
        return story;
    }
}
