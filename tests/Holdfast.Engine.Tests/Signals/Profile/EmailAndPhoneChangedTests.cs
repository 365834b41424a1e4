using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class EmailAndPhoneChangedTests
{
    private const string Signal = "emailAndPhoneChanged";

    [Theory]
    [InlineData("email", "phone", 0, true)]
    [InlineData("email", "phone", 1, false)]
    [InlineData("phone", "email", 0, true)]
    [InlineData("phone", "email", 1, false)]
    [InlineData("email", "email", 0, false)]
    [InlineData("phone", "phone", 0, false)]
    [InlineData("email", "mailingAddress", 0, false)]
    [InlineData("mailingAddress", "phone", 0, false)]
    public void Email_and_telephone_changed_within_three_days_belong_together(
        string first, string then, int secondsLater, bool speaks)
    {
        var story = new Story();
        story.ChangeContactTo("x-1", first);

        Assert.Equal(speaks, story.WaitDays(3).WaitSeconds(secondsLater).ChangeContactTo("x-2", then).Speaks(Signal));
    }

    [Fact]
    public void Both_in_one_second_belong_together()
    {
        var story = new Story();
        story.ChangeContactTo("m-1", "email");

        Assert.True(story.ChangeContactTo("p-1", "phone").Speaks(Signal));
    }

    [Fact]
    public void A_change_told_late_does_not_follow_from_a_later_one()
    {
        var story = new Story();
        story.ChangeContactTo("m-1", "email");

        Assert.False(story.WaitSeconds(-1).ChangeContactTo("p-1", "phone").Speaks(Signal));
    }

    [Fact]
    public void Two_customers_are_two_matters()
    {
        var story = new Story();
        story.ChangeContactTo("m-1", "email", "c2");

        Assert.False(story.ChangeContactTo("p-1", "phone", "c1").Speaks(Signal));
    }

    [Fact]
    public void It_says_how_far_apart_and_the_customer_is_told_at_the_former_contacts()
    {
        var story = new Story();
        story.ChangeContactTo("m-1", "email");

        var decision = story.WaitMinutes(5).ChangeContactTo("p-1", "phone");

        Assert.Equal("E-mail and telephone were both changed within 5 minutes", decision.Says(Signal));
        Assert.True(decision.Asks(RecommendedActions.NotifyPriorContact));
    }
}
