using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class CallerOfStrangersTests
{
    private const string Signal = "callerOfStrangers";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_number_that_called_about_somebody_else_within_ninety_days_is_suspect(int secondsLater, bool speaks)
    {
        var story = new Story();
        story.Call(customer: "c2");

        Assert.Equal(speaks, story.WaitDays(90).WaitSeconds(secondsLater).Call().Speaks(Signal));
    }

    [Fact]
    public void A_customer_may_call_again()
    {
        var story = new Story();
        story.Call();

        Assert.False(story.WaitDays(1).Call().Speaks(Signal));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Those_of_one_household_may_call_for_each_other(bool household, bool speaks)
    {
        var story = new Story().Meet(household);
        story.Call(customer: "c2");

        Assert.Equal(speaks, story.Call().Speaks(Signal));
    }

    [Fact]
    public void Those_of_one_account_may_call_for_each_other()
    {
        var story = new Story();
        story.Tell("account.snapshot", "\"equity\":1000", "\"customer\":\"c1\",\"account\":\"a1\"");
        story.Tell("account.snapshot", "\"equity\":1000", "\"customer\":\"c2\",\"account\":\"a1\"");
        story.Call(customer: "c2");

        Assert.False(story.Call().Speaks(Signal));
    }

    [Fact]
    public void Where_the_number_is_withheld_nothing_is_said()
    {
        var story = new Story();
        story.Call("", customer: "c2");

        Assert.False(story.Call("").Speaks(Signal));
    }

    [Fact]
    public void Another_number_is_another_matter()
    {
        var story = new Story();
        story.Call("p-2", customer: "c2");

        Assert.False(story.Call("p-1").Speaks(Signal));
    }

    [Fact]
    public void It_says_of_how_many_others_and_asks_for_a_call_back()
    {
        var story = new Story();
        story.Call(customer: "c2");
        Assert.Equal("The same number called about 1 other customer", story.Call(customer: "c3").Says(Signal));

        var third = story.Call();

        Assert.Equal("The same number called about 2 other customers", third.Says(Signal));
        Assert.True(third.Asks(RecommendedActions.CallBack));
    }
}
