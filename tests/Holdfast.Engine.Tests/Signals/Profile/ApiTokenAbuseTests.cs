namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class ApiTokenAbuseTests
{
    private const string Signal = "apiTokenAbuse";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Money_to_a_new_payee_within_a_day_of_a_grant_is_suspect(int secondsLater, bool speaks)
    {
        var story = new Story().Live();
        story.Grant(Place.Home);

        Assert.Equal(speaks, story.WaitDays(1).WaitSeconds(secondsLater).Transfer("b-new").Speaks(Signal));
    }

    [Theory]
    [InlineData("apiToken", true)]
    [InlineData("aggregatorConsent", true)]
    [InlineData("password", false)]
    public void A_token_or_a_consent_among_the_credentials_is_a_grant_too(string what, bool speaks)
    {
        var story = new Story().Live();
        story.ChangeCredential(what, at: Place.Home);

        Assert.Equal(speaks, story.Transfer("b-new").Speaks(Signal));
    }

    [Fact]
    public void Money_to_a_payee_of_long_standing_is_let_be()
    {
        var story = new Story().Live();
        story.Grant(Place.Home);

        Assert.False(story.Transfer("b1").Speaks(Signal));
    }

    [Fact]
    public void Money_to_a_new_payee_without_a_grant_is_another_matter() =>
        Assert.False(new Story().Live().Transfer("b-new").Speaks(Signal));

    [Fact]
    public void A_grant_on_a_new_device_weighs_three_fifths()
    {
        var decision = new Story(Policies.Only((Signal, 1))).Live().OnNewDevice().Grant(session: "s-new");

        Assert.Equal(600, decision.CountedFor(Signal));
        Assert.Equal("A program was let into the account on a new device", decision.Says(Signal));
    }

    [Fact]
    public void A_grant_on_the_own_device_or_on_one_not_told_is_let_be()
    {
        var story = new Story().Live();

        Assert.False(story.Grant(Place.Home).Speaks(Signal));
        Assert.False(story.Grant().Speaks(Signal));
    }

    [Fact]
    public void It_says_when_the_program_was_let_in()
    {
        var story = new Story();
        story.Grant();

        Assert.Equal(
            "A program was let into the account on 2 March 2026, 17:00 UTC, and money now goes out",
            story.WaitHours(2).Transfer("b-new").Says(Signal));
    }
}
