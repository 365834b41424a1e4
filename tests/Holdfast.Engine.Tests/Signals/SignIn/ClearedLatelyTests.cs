namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class ClearedLatelyTests
{
    private const string Signal = "clearedLately";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_false_alarm_speaks_for_the_customer_for_thirty_days(int secondsMore, bool speaks)
    {
        var story = new Story();
        story.Report("falseAlarm");

        Assert.Equal(speaks, story.WaitDays(30).WaitSeconds(secondsMore).SignIn(at: Place.Home).Speaks(Signal));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void A_theft_reported_within_ninety_days_takes_that_away(int secondsMore, bool speaks)
    {
        var story = new Story();
        story.Report("unauthorizedActivity");
        story.WaitDays(80).Report("falseAlarm");

        Assert.Equal(speaks, story.WaitDays(10).WaitSeconds(secondsMore).SignIn(at: Place.Home).Speaks(Signal));
    }

    [Theory]
    [InlineData("phishing")]
    [InlineData("lostDevice")]
    public void Other_reports_clear_nothing(string what)
    {
        var story = new Story();
        story.Report(what);

        Assert.False(story.SignIn(at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void It_lightens_the_score_and_says_why()
    {
        var story = new Story();
        story.Report("falseAlarm");
        var decision = story.WaitHours(1).SignIn(at: Place.Home);

        Assert.True(decision.ReasonOf(Signal).Weight.Thousandths < 0);
        Assert.Equal(
            "The customer confirmed a strange visit as theirs within the last month", decision.SaidBy(Signal));
    }

    [Fact]
    public void What_happened_before_the_false_alarm_is_told_late_and_is_not_cleared_by_it()
    {
        var story = new Story();
        story.Report("falseAlarm");

        Assert.False(story.WaitMinutes(-5).SignIn(at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void Another_customer_s_false_alarm_says_nothing()
    {
        var story = new Story();
        story.Report("falseAlarm", customer: "c2");

        Assert.False(story.SignIn("c1").Speaks(Signal));
    }
}
