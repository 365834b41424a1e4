using Holdfast.Engine.Contract;
using Holdfast.Engine.Tests.Stories;

namespace Holdfast.Engine.Tests.Signals.Staff;

public sealed class StaffLookedFirstTests
{
    private const string Signal = "staffLookedFirst";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_look_at_a_dormant_account_counts_for_two_weeks(int secondsLater, bool speaks)
    {
        var story = Asleep();
        story.Look();

        Assert.Equal(speaks, story.WaitDays(14).WaitSeconds(secondsLater).Transfer("b-new").Speaks(Signal));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void An_account_is_dormant_after_180_days_without_its_customer(int secondsLater, bool speaks)
    {
        var story = Asleep().WaitDays(-20).WaitSeconds(secondsLater);
        story.Look();

        Assert.Equal(speaks, story.WaitDays(1).Transfer("b-new").Speaks(Signal));
    }

    [Fact]
    public void Everything_sensitive_is_meant_and_a_sign_in_is_not()
    {
        var story = Asleep();
        story.Look();

        Assert.True(story.ChangeContact("mailingAddress").Speaks(Signal));
        Assert.True(story.Tell("credential.changed", "\"what\":\"password\"", "\"customer\":\"c1\"").Speaks(Signal));
        Assert.True(story.Transfer("b-new").Speaks(Signal));
        Assert.False(story.SignIn(at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void A_look_before_the_customer_wakes_is_remembered_after()
    {
        var story = Asleep();
        story.Look();
        story.WaitDays(2).SignIn(at: Place.Home);

        Assert.True(story.WaitDays(1).Transfer("b-new").Speaks(Signal));
    }

    [Fact]
    public void A_look_after_the_customer_woke_is_service()
    {
        var story = Asleep();
        story.SignIn(at: Place.Home);
        story.WaitHours(1).Look();

        Assert.False(story.WaitHours(1).Transfer("b-new").Speaks(Signal));
    }

    [Fact]
    public void A_look_at_an_account_in_use_is_service()
    {
        var story = new Story().Live();
        story.Look();

        Assert.False(story.WaitDays(1).Transfer("b-new").Speaks(Signal));
    }

    [Fact]
    public void Without_a_look_nothing_is_said() => Assert.False(Asleep().Transfer("b-new").Speaks(Signal));

    [Fact]
    public void Money_in_is_another_matter()
    {
        var story = Asleep();
        story.Look();

        Assert.False(story
            .Tell("transfer.requested", "\"direction\":\"in\",\"rail\":\"ach\",\"amount\":100", "\"account\":\"a1\"")
            .Speaks(Signal));
    }

    [Fact]
    public void It_says_when_and_asks_for_a_supervisor()
    {
        var story = Asleep();
        story.Look();

        var decision = story.WaitDays(1).Transfer("b-new");

        Assert.Equal(
            "An employee looked at this account on 18 September 2026, 17:00 UTC, while it was dormant",
            decision.Says(Signal));
        Assert.True(decision.Asks(RecommendedActions.EscalateToSupervisor));
    }

    private static Story Asleep() => new Story().Live(days: 4).WaitDays(200 - 4);
}
