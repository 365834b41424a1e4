namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class AutomatedDeviceTests
{
    private const string Signal = "automatedDevice";

    private static readonly Place Driven = Place.Home with { MoreDevice = "\"automation\":true" };

    [Fact]
    public void A_sign_in_by_a_browser_that_a_program_drives_is_noticed()
    {
        var decision = new Story().SignIn(at: Driven);

        Assert.Equal("The browser is driven by a program", decision.SaidBy(Signal));
    }

    [Fact]
    public void A_visit_that_begins_without_a_sign_in_is_looked_at_too_and_only_once()
    {
        var story = new Story();

        Assert.True(story.Observe("\"typingScore\":0.9", at: Driven).Speaks(Signal));
        Assert.False(story.Observe("\"typingScore\":0.9", at: Driven).Speaks(Signal));
    }

    [Theory]
    [InlineData("\"automation\":false")]
    [InlineData("")]
    public void A_browser_driven_by_hand_or_of_which_nothing_is_told_is_not(string told) =>
        Assert.False(new Story().SignIn(at: Place.Home with { MoreDevice = told }).Speaks(Signal));

    [Fact]
    public void An_aggregator_is_a_program_by_its_nature() =>
        Assert.False(new Story().SignIn(at: Driven, envelope: SignInTelling.ByAggregator).Speaks(Signal));
}
