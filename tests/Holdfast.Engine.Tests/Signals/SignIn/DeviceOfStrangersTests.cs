namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class DeviceOfStrangersTests
{
    private const string Signal = "deviceOfStrangers";

    private static readonly Place Shared = Place.Home with { Device = "d-shared" };

    [Fact]
    public void A_device_of_two_other_customers_within_a_day_is_one_of_strangers()
    {
        var decision = After("c2", "c3").SignIn("c1", Shared);

        Assert.Equal("The same device was used by 2 other customers within a day", decision.SaidBy(Signal));
        Assert.Equal(1000, decision.PartOf(Signal));
    }

    [Fact]
    public void One_other_customer_counts_for_less()
    {
        var decision = After("c2").SignIn("c1", Shared);

        Assert.Equal("The same device was used by 1 other customer within a day", decision.SaidBy(Signal));
        Assert.Equal(400, decision.PartOf(Signal));
    }

    [Fact]
    public void One_other_customer_on_a_device_the_customer_has_used_says_nothing()
    {
        var story = After();
        story.SignIn("c1", Shared);
        story.SignIn("c2", Shared);

        Assert.False(story.SignIn("c1", Shared).Speaks(Signal));
    }

    [Fact]
    public void One_other_customer_says_nothing_of_somebody_without_a_history() =>
        Assert.False(After("c2").SignIn("c-new", Shared).Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_others_count_for_a_day(int secondsMore, bool counts)
    {
        var story = After("c2", "c3");

        Assert.Equal(counts, story.WaitDays(1).WaitSeconds(secondsMore).SignIn("c1", Shared).Speaks(Signal));
    }

    [Fact]
    public void A_household_whose_accounts_are_linked_may_share_a_device()
    {
        var story = After("c2", "c3");
        story.SignIn("c1", Shared with { Device = "d-c1" }, envelope: "\"account\":\"a1\"");
        story.SignIn("c2", Shared, envelope: "\"account\":\"a2\"");
        story.SignIn("c3", Shared, envelope: "\"account\":\"a3\"");
        story.Tell("household.linked", "\"with\":[\"a2\",\"a3\"]", "\"account\":\"a1\"");

        Assert.False(story.SignIn("c1", Shared).Speaks(Signal));
    }

    [Fact]
    public void The_owners_of_a_joint_account_may_share_a_device()
    {
        var story = After();
        foreach (var owner in (string[])["c1", "c2", "c3"])
        {
            story.SignIn(owner, Place.Home with { Device = "d-" + owner }, envelope: "\"account\":\"joint\"");
        }

        story.SignIn("c2", Shared);
        story.SignIn("c3", Shared);

        Assert.False(story.SignIn("c1", Shared).Speaks(Signal));
    }

    [Fact]
    public void That_the_others_are_one_household_does_not_make_the_customer_one_of_them()
    {
        var story = After("c2", "c3");
        story.SignIn("c2", Shared, envelope: "\"account\":\"a2\"");
        story.SignIn("c3", Shared, envelope: "\"account\":\"a3\"");
        story.Tell("household.linked", "\"with\":[\"a3\"]", "\"account\":\"a2\"");

        Assert.True(story.SignIn("c1", Shared).Speaks(Signal));
    }

    [Fact]
    public void An_account_opened_on_such_a_device_is_looked_at_too()
    {
        var decision = After("c2", "c3")
            .Tell("account.opened", "\"how\":\"online\"", "\"account\":\"a9\",\"customer\":\"c9\"," + Shared.ToJson());

        Assert.True(decision.Speaks(Signal));
    }

    [Fact]
    public void An_aggregator_s_device_serves_many_and_one_that_is_not_told_serves_nobody()
    {
        var story = After("c2", "c3");

        Assert.False(story.SignIn("c1", Shared, envelope: SignInTelling.ByAggregator).Speaks(Signal));
        Assert.False(story.SignIn("c1", Shared with { Device = "" }).Speaks(Signal));
    }

    private static Story After(params ReadOnlySpan<string> others)
    {
        var story = new Story(SignInTelling.Limits()).Meet("c1", "c2", "c3");
        foreach (var other in others)
        {
            story.SignIn(other, Shared);
        }

        return story;
    }
}
