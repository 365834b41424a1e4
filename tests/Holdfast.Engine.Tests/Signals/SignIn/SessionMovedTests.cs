namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class SessionMovedTests
{
    private const string Signal = "sessionMoved";

    [Theory]
    [InlineData("RO", "windows", "The country changed within one session")]
    [InlineData("US", "linux", "The system changed within one session")]
    [InlineData("RO", "linux", "The country and the system changed within one session")]
    public void A_session_that_changes_country_or_system_was_taken_over(string country, string platform, string said)
    {
        var there = Place.Home with { Country = country, Platform = platform };

        Assert.Equal(said, SignedIn().Observe("\"typingScore\":1", at: there).SaidBy(Signal));
    }

    [Fact]
    public void A_telephone_that_changes_network_and_address_within_a_country_has_not_moved() =>
        Assert.False(SignedIn().Transfer(at: SignInTelling.Hotel, session: "s-1").Speaks(Signal));

    [Theory]
    [InlineData("", "windows")]
    [InlineData("US", "")]
    [InlineData("", "")]
    public void What_is_not_told_has_not_changed(string country, string platform)
    {
        var there = Place.Home with { Country = country, Platform = platform };

        Assert.False(SignedIn().Transfer(at: there, session: "s-1").Speaks(Signal));
        Assert.False(SignedIn().Transfer(session: "s-1").Speaks(Signal));
    }

    [Fact]
    public void What_was_not_told_at_first_has_not_changed_either()
    {
        var story = new Story();
        story.SignIn(session: "s-1");

        Assert.False(story.Transfer(at: Place.Abroad, session: "s-1").Speaks(Signal));
    }

    [Fact]
    public void Another_session_and_no_session_are_other_visits()
    {
        Assert.False(SignedIn().Transfer(at: Place.Abroad, session: "s-2").Speaks(Signal));
        Assert.False(SignedIn().Transfer(at: Place.Abroad).Speaks(Signal));
    }

    private static Story SignedIn()
    {
        var story = new Story();
        story.SignIn(at: Place.Home, session: "s-1");
        return story;
    }
}
