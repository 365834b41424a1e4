using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class BankLinkedInStrangeVisitTests
{
    private const string Signal = "bankLinkedInStrangeVisit";

    [Fact]
    public void A_link_in_a_visit_on_a_new_device_is_strange()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Home with { Device = "d-2" }, session: "s");

        var decision = story.WaitMinutes(5).Link("b9", session: "s");

        Assert.True(decision.Speaks(Signal));
        Assert.Equal("A bank account was linked in a visit on a new device", decision.TextOf(Signal));
    }

    [Fact]
    public void A_link_that_is_itself_made_on_a_new_device_is_strange() =>
        Assert.True(new Story().Live().Link("b9", at: Place.Home with { Device = "d-2" }).Speaks(Signal));

    [Fact]
    public void A_link_on_the_own_device_is_not_strange()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Home, session: "s");

        Assert.False(story.WaitMinutes(5).Link("b9", at: Place.Home, session: "s").Speaks(Signal));
    }

    [Theory]
    [InlineData(1.999, false)]
    [InlineData(2.0, true)]
    public void A_link_while_evidence_stands_against_the_visit_is_strange(double evidence, bool speaks)
    {
        var policy = new DecisionPolicy(weights: new Dictionary<string, LogOdds>
        {
            ["phoneCallDuringTransfer"] = LogOdds.Of((decimal)evidence), ["unfamiliarAgent"] = LogOdds.Zero,
        });
        var story = new Story(policy).Live();
        story.SignIn(at: Place.Home, session: "s");
        story.Told("session.observed", "\"activePhoneCall\":true", session: "s");
        story.Pay(session: "s");

        var decision = story.Link("b9", session: "s");

        Assert.Equal(speaks, decision.Speaks(Signal));
        if (speaks)
        {
            Assert.Equal(
                "A bank account was linked in a visit that other evidence stands against", decision.TextOf(Signal));
        }
    }

    [Fact]
    public void Where_neither_session_nor_device_is_told_nothing_is_said() =>
        Assert.False(new Story().Live().Link("b9").Speaks(Signal));

    [Fact]
    public void Only_links_are_meant() =>
        Assert.False(new Story().Live().Pay(at: Place.Home with { Device = "d-2" }).Speaks(Signal));
}
