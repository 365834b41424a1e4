namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class PushFatigueTests
{
    private const string Signal = "pushFatigue";

    [Theory]
    [InlineData("denied denied denied approved", true)]
    [InlineData("expired denied expired approved", true)]
    [InlineData("denied denied approved", false)]
    [InlineData("denied denied approved approved", false)]
    [InlineData("denied denied denied denied", false)]
    [InlineData("denied denied denied expired", false)]
    public void Four_prompts_three_of_them_refused_and_then_one_approved_are_a_surrender(
        string outcomes, bool surrender)
    {
        var story = new Story();
        var last = false;
        foreach (var outcome in outcomes.Split(' '))
        {
            last = story.Prompt(outcome).Speaks(Signal);
        }

        Assert.Equal(surrender, last);
    }

    [Theory]
    [InlineData(600, true)]
    [InlineData(601, false)]
    public void They_come_within_ten_minutes(int seconds, bool together)
    {
        var story = Refused(3).WaitSeconds(seconds);

        Assert.Equal(together, story.Prompt("approved").Speaks(Signal));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, false)]
    public void A_sign_in_after_four_prompts_is_looked_at_as_well(int refused, bool surrender) =>
        Assert.Equal(surrender, Refused(refused).SignIn(mfa: "totp").Speaks(Signal));

    [Fact]
    public void It_tells_how_many_and_not_that_one_was_approved_where_none_was()
    {
        Assert.Equal(
            "4 second-factor prompts in the last minutes, 3 of them denied or left to expire",
            Refused(3).Prompt("approved").SaidBy(Signal));
        Assert.Equal(
            "5 second-factor prompts in the last minutes, 5 of them denied or left to expire",
            Refused(5).SignIn(at: Place.Home).SaidBy(Signal));
    }

    [Fact]
    public void Another_customer_s_prompts_say_nothing() => Assert.False(Refused(9).SignIn("c2").Speaks(Signal));

    private static Story Refused(int prompts)
    {
        var story = new Story();
        for (var prompt = 0; prompt < prompts; prompt++)
        {
            story.Prompt("denied");
        }

        return story;
    }
}
