namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class DisownedCallerTests
{
    private const string Signal = "disownedCaller";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_number_used_in_a_reported_theft_is_remembered_for_ninety_days(int secondsMore, bool remembered)
    {
        var story = AfterTheft();

        Assert.Equal(remembered, story.WaitDays(90).WaitSeconds(secondsMore).Call("p-thief", "c2").Speaks(Signal));
    }

    [Fact]
    public void Whose_account_the_next_call_is_about_makes_no_difference()
    {
        const string said = "The number that calls was used in a reported theft";

        Assert.Equal(said, AfterTheft().Call("p-thief", "c1").SaidBy(Signal));
        Assert.Equal(said, AfterTheft().Call("p-thief", "c2").SaidBy(Signal));
    }

    [Theory]
    [InlineData("p-other")]
    [InlineData("")]
    public void Another_number_or_none_is_not_the_thief_s(string caller) =>
        Assert.False(AfterTheft().Call(caller, "c2").Speaks(Signal));

    [Fact]
    public void A_number_the_customer_called_from_before_the_theft_is_the_customer_s()
    {
        var story = new Story();
        story.Call("p-own");
        story.WaitDays(2).Call("p-own");
        story.Report("unauthorizedActivity");

        Assert.False(story.Call("p-own").Speaks(Signal));
    }

    [Fact]
    public void A_false_alarm_disowns_nothing()
    {
        var story = new Story();
        story.Call("p-1");
        story.Report("falseAlarm");

        Assert.False(story.Call("p-1").Speaks(Signal));
    }

    private static Story AfterTheft()
    {
        var story = new Story();
        story.Call("p-thief");
        story.WaitHours(1).Report("unauthorizedActivity");
        return story;
    }
}
