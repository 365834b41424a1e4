using Holdfast.Engine.Tests.Stories;

namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class FirstOptionAfterContactChangeTests
{
    private const string Signal = "firstOptionAfterContactChange";

    [Theory]
    [InlineData("email", 0, true)]
    [InlineData("email", 1, false)]
    [InlineData("phone", 0, true)]
    [InlineData("phone", 1, false)]
    [InlineData("mailingAddress", 0, false)]
    public void For_ten_days_after_a_change_of_email_or_telephone_a_first_option_is_odd(
        string what, int secondsLater, bool speaks)
    {
        var story = new Story().Live();
        story.ChangeContact(what, at: Place.Home);

        Assert.Equal(speaks, story.WaitDays(10).WaitSeconds(secondsLater).Order(venue: "option").Speaks(Signal));
    }

    [Fact]
    public void A_first_option_in_a_visit_on_a_new_device_is_odd() => Assert.Equal(
        "Options are new to this account, and so is the device",
        new Story().Live().OnNewDevice().Order(venue: "option", session: "s-new").Says(Signal));

    [Fact]
    public void A_device_that_came_in_by_a_strange_visit_is_not_trusted_the_next_day()
    {
        var story = new Story(Policies.Only((Policies.Doubt, 3), (Signal, 1)));
        story.SignIn(at: Policies.Emulator, session: "s-1");
        story.WaitDays(2).SignIn(at: Place.Home, session: "s-2");

        var decision = story.Order(venue: "option", at: Place.Home, session: "s-2");

        Assert.Equal(
            "Options are new to this account, and the device came in by a strange visit", decision.Says(Signal));
        Assert.Equal(2500, decision.CountedFor(Signal));
    }

    [Fact]
    public void A_device_that_came_in_by_a_visit_with_less_evidence_is_not_in_doubt()
    {
        var story = new Story(Policies.Only((Policies.Doubt, 2.999m), (Signal, 1)));
        story.SignIn(at: Policies.Emulator, session: "s-1");
        story.WaitDays(2).SignIn(at: Place.Home, session: "s-2");

        Assert.False(story.Order(venue: "option", at: Place.Home, session: "s-2").Speaks(Signal));
    }

    [Fact]
    public void Who_begins_with_options_on_the_own_device_with_old_contacts_is_let_be() =>
        Assert.False(new Story().Live().Order(venue: "option", at: Place.Home).Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void After_a_day_of_options_they_are_no_longer_new(int secondsLater, bool speaks)
    {
        var story = new Story().Live();
        story.Order(venue: "option", at: Place.Home);
        story.ChangeContact("email", at: Place.Home);

        Assert.Equal(speaks, story.WaitDays(1).WaitSeconds(secondsLater).Order(venue: "option").Speaks(Signal));
    }

    [Theory]
    [InlineData("listed")]
    [InlineData("otc")]
    [InlineData("crypto")]
    public void Other_securities_are_another_matter(string venue) =>
        Assert.False(new Story().Live().OnNewDevice().Order(venue: venue, session: "s-new").Speaks(Signal));

    [Fact]
    public void Where_the_venue_is_not_told_nothing_is_said() => Assert.False(
        new Story().Live().OnNewDevice().Deal("\"symbol\":\"BLUE\",\"side\":\"buy\"", session: "s-new").Speaks(Signal));

    [Fact]
    public void It_says_that_the_contact_was_changed()
    {
        var story = new Story().Live();
        story.ChangeContact("email", at: Place.Home);

        Assert.Equal(
            "Options are new to this account, and contact data were changed shortly before",
            story.Order(venue: "option").Says(Signal));
    }
}
