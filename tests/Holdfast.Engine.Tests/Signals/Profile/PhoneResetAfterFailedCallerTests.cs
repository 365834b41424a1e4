using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class PhoneResetAfterFailedCallerTests
{
    private const string Signal = "phoneResetAfterFailedCaller";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void For_a_week_after_a_caller_failed_a_reset_by_telephone_is_suspect(int secondsLater, bool speaks)
    {
        var story = new Story();
        story.Call(authentication: "failed");

        Assert.Equal(
            speaks, story.WaitDays(7).WaitSeconds(secondsLater).ChangeCredential(how: "callCenter").Speaks(Signal));
    }

    [Theory]
    [InlineData("callCenter", true)]
    [InlineData("employee", true)]
    [InlineData("forgotten", false)]
    [InlineData("signedIn", false)]
    [InlineData("", false)]
    public void Only_a_reset_that_the_firm_makes_is_meant(string how, bool speaks)
    {
        var story = new Story();
        story.Call(authentication: "failed");

        Assert.Equal(speaks, story.ChangeCredential(how: how).Speaks(Signal));
    }

    [Theory]
    [InlineData("passed")]
    [InlineData("none")]
    [InlineData("")]
    public void A_caller_who_did_not_fail_is_no_reason(string authentication)
    {
        var story = new Story();
        story.Call(authentication: authentication);

        Assert.False(story.ChangeCredential(how: "callCenter").Speaks(Signal));
    }

    [Fact]
    public void A_caller_about_somebody_else_is_no_reason()
    {
        var story = new Story();
        story.Call(authentication: "failed", customer: "c2");

        Assert.False(story.ChangeCredential(how: "callCenter").Speaks(Signal));
    }

    [Fact]
    public void It_says_so_and_asks_for_new_credentials()
    {
        var story = new Story();
        story.Call(authentication: "failed");

        var decision = story.ChangeCredential(how: "callCenter");

        Assert.Equal("A caller failed to prove who they are within the week before this reset", decision.Says(Signal));
        Assert.True(decision.Asks(RecommendedActions.ResetCredentials));
    }
}
