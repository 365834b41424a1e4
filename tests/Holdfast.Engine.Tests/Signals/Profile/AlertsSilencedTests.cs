using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class AlertsSilencedTests
{
    private const string Signal = "alertsSilenced";

    [Theory]
    [InlineData("alerts", "off", 1000)]
    [InlineData("confirmations", "off", 1000)]
    [InlineData("statements", "off", 1000)]
    [InlineData("statements", "electronic", 400)]
    [InlineData("alerts", "electronic", 0)]
    [InlineData("statements", "paper", 0)]
    public void On_a_new_device_what_is_switched_off_weighs_more_than_statements_turned_electronic(
        string what, string to, int weight) => Assert.Equal(
            weight,
            new Story(Policies.Only((Signal, 1))).Live().OnNewDevice().ChangeDelivery(what, to, session: "s-new")
                .CountedFor(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void It_counts_for_a_day_after_the_visit_began(int secondsLater, bool speaks)
    {
        var story = new Story().Live().OnNewDevice();

        var decision = story.WaitDays(1).WaitSeconds(secondsLater).ChangeDelivery(session: "s-new");

        Assert.Equal(speaks, decision.Speaks(Signal));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void Without_a_session_a_device_is_new_for_a_day(int secondsLater, bool speaks)
    {
        var device = Place.Home with { Device = "d-new" };
        var story = new Story().Live().OnNewDevice();

        Assert.Equal(speaks, story.WaitDays(1).WaitSeconds(secondsLater).ChangeDelivery(at: device).Speaks(Signal));
    }

    [Fact]
    public void On_the_own_device_a_customer_may_like_it_quiet() => Assert.False(
        new Story().Live().OnOwnDevice().ChangeDelivery(at: Place.Home, session: "s-own").Speaks(Signal));

    [Fact]
    public void Where_neither_session_nor_device_is_told_nothing_is_said() =>
        Assert.False(new Story().Live().OnNewDevice().ChangeDelivery().Speaks(Signal));

    [Fact]
    public void The_customer_is_told_at_the_former_contact() => Assert.True(
        new Story().Live().OnNewDevice().ChangeDelivery(session: "s-new").Asks(RecommendedActions.NotifyPriorContact));

    [Theory]
    [InlineData("off", "Alerts or statements were switched off on a new device")]
    [InlineData("electronic", "Statements were turned to electronic delivery on a new device")]
    public void It_says_what_was_done(string to, string sentence) => Assert.Equal(
        sentence, new Story().Live().OnNewDevice().ChangeDelivery("statements", to, session: "s-new").Says(Signal));
}
