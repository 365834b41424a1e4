namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class ContactOfStrangersTests
{
    private const string Signal = "contactOfStrangers";

    [Theory]
    [InlineData("email", 0, true)]
    [InlineData("email", 1, false)]
    [InlineData("phone", 0, true)]
    [InlineData("mailingAddress", 0, false)]
    public void A_contact_that_somebody_else_took_within_180_days_is_suspect(
        string what, int secondsLater, bool speaks)
    {
        var story = new Story();
        story.ChangeContactTo("x-1", what, "c2");

        Assert.Equal(speaks, story.WaitDays(180).WaitSeconds(secondsLater).ChangeContactTo("x-1", what).Speaks(Signal));
    }

    [Fact]
    public void A_contact_that_somebody_else_gave_at_an_opening_is_suspect()
    {
        var story = new Story();
        story.Open(1, contact: "m-1");

        Assert.True(story.ChangeContactTo("m-1").Speaks(Signal));
    }

    [Fact]
    public void A_contact_given_at_the_own_opening_is_nobody_elses()
    {
        // Another account is told of first, so that customers and accounts are not numbered alike.
        var story = new Story();
        story.Tell("account.snapshot", "\"equity\":1000", "\"account\":\"a9\"");
        story.Open(1, customer: "c1", contact: "m-1");
        story.ChangeContactTo("m-2");

        Assert.False(story.WaitDays(1).ChangeContactTo("m-1").Speaks(Signal));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Those_of_one_household_may_share_a_contact(bool household, bool speaks)
    {
        var story = new Story().Meet(household);
        story.ChangeContactTo("m-1", customer: "c2");

        Assert.Equal(speaks, story.ChangeContactTo("m-1").Speaks(Signal));
    }

    [Fact]
    public void Where_the_new_contact_is_not_told_nothing_is_said()
    {
        var story = new Story();
        story.ChangeContactTo("", customer: "c2");

        Assert.False(story.ChangeContactTo("").Speaks(Signal));
    }

    [Fact]
    public void It_says_of_how_many_others()
    {
        var story = new Story();
        story.ChangeContactTo("m-1", customer: "c2");
        Assert.Equal(
            "The new contact is also that of 1 other customer",
            story.ChangeContactTo("m-1", customer: "c3").Says(Signal));

        Assert.Equal("The new contact is also that of 2 other customers", story.ChangeContactTo("m-1").Says(Signal));
    }
}
