using Holdfast.Engine.Contract;
using Holdfast.Engine.Tests.Stories;

namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class DormantReactivationTests
{
    private const string Signal = "dormantReactivation";

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void An_account_not_used_for_180_days_is_dormant(int secondsLater, bool speaks) =>
        Assert.Equal(speaks, Asleep(secondsLater).Order().Speaks(Signal));

    [Fact]
    public void Everything_sensitive_counts_in_full_and_a_sign_in_half()
    {
        Assert.Equal(500, Asleep().SignIn(at: Place.Home).CountedFor(Signal));
        Assert.Equal(1000, Asleep().Order().CountedFor(Signal));
        Assert.Equal(1000, Asleep().Transfer().CountedFor(Signal));
        Assert.Equal(1000, Asleep().ChangeContact("email").CountedFor(Signal));
        Assert.Equal(1000, Asleep().ChangeCredential().CountedFor(Signal));
        Assert.Equal(1000, Asleep().LinkBank("b9").CountedFor(Signal));
    }

    [Fact]
    public void Money_in_and_standing_instructions_wake_nobody()
    {
        const string deposit = "\"direction\":\"in\",\"rail\":\"ach\",\"amount\":100";
        var story = Asleep();

        Assert.False(story.Transfer(more: "\"standing\":true").Speaks(Signal));
        Assert.False(story.Tell("transfer.requested", deposit, "\"account\":\"a1\"").Speaks(Signal));
        Assert.True(story.Transfer().Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void For_a_week_after_waking_it_is_remembered(int secondsLater, bool speaks)
    {
        var story = Asleep();
        story.SignIn(at: Place.Home);

        Assert.Equal(speaks, story.WaitDays(7).WaitSeconds(secondsLater).Order().Speaks(Signal));
    }

    [Fact]
    public void A_customer_the_firm_has_talked_to_is_not_asleep()
    {
        var story = Asleep();
        story.Tell("account.snapshot", "\"lastCustomerContact\":\"2026-08-01\"", "\"account\":\"a1\"");

        Assert.False(story.Order().Speaks(Signal));
    }

    [Fact]
    public void An_account_that_was_seen_but_never_used_sleeps_too()
    {
        var story = new Story(Policies.Only((Signal, 1)));
        story.Tell("account.snapshot", "\"equity\":1000", "\"customer\":\"c1\",\"account\":\"a1\"");

        Assert.True(story.WaitDays(180).Order().Speaks(Signal));
    }

    [Fact]
    public void An_account_never_seen_before_is_not_asleep() => Assert.False(new Story().Order().Speaks(Signal));

    [Fact]
    public void Where_the_account_cannot_be_told_nothing_is_said()
    {
        var story = new Story();
        story.ChangeCredential();

        Assert.False(story.WaitDays(200).ChangeCredential().Speaks(Signal));
    }

    [Fact]
    public void It_says_how_long_the_account_had_slept_when_it_wakes_and_afterwards()
    {
        var story = Asleep();
        Assert.Equal("The account had not been used for 180 days", story.SignIn(at: Place.Home).Says(Signal));

        Assert.Equal("The account had not been used for 180 days", story.WaitDays(2).Order().Says(Signal));
    }

    private static Story Asleep(int secondsLater = 0) =>
        // The life ends four days after its last action.
        new Story(Policies.Only((Signal, 1))).Live(days: 4).WaitDays(176).WaitSeconds(secondsLater);
}
