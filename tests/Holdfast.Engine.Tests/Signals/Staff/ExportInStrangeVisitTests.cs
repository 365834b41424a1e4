using System.Globalization;
using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Staff;

public sealed class ExportInStrangeVisitTests
{
    private const string Signal = "exportInStrangeVisit";

    [Fact]
    public void Records_taken_out_in_a_visit_on_a_new_device_are_suspect()
    {
        var decision = new Story().Live("r1").OnNewDeviceOf("r1").Export(10, employee: "r1", session: "s-new");

        Assert.Equal("Records are taken out on a device that is new to this person", decision.Says(Signal));
        Assert.True(decision.Asks(RecommendedActions.EndSessions));
    }

    [Fact]
    public void On_the_own_device_an_ordinary_visit_may_take_them_out()
    {
        var story = new Story().Live("r1");
        story.SignIn("r1", Place.Home with { Device = "d-r1" }, "s-own");

        Assert.False(story.Export(10, employee: "r1", session: "s-own").Speaks(Signal));
    }

    [Theory]
    [InlineData("1.999", false)]
    [InlineData("2", true)]
    public void On_the_own_device_a_visit_is_strange_from_log_odds_of_two_on(string evidence, bool speaks)
    {
        var weight = decimal.Parse(evidence, CultureInfo.InvariantCulture);
        var story = new Story(Policies.Only((Policies.Doubt, weight), (Signal, 1)));
        story.SignIn("r1", Policies.Emulator, "s-0");
        story.WaitDays(40).SignIn("r1", Policies.Emulator, "s-own");

        var decision = story.Export(10, employee: "r1", session: "s-own");

        Assert.Equal(speaks, decision.Speaks(Signal));
        if (speaks)
        {
            Assert.Equal("Records are taken out in a visit that is not like this person's", decision.Says(Signal));
        }
    }

    [Fact]
    public void Where_neither_session_nor_device_is_told_nothing_is_said()
    {
        var story = new Story().Live("r1").OnNewDeviceOf("r1");

        Assert.False(story.Export(10, employee: "r1").Speaks(Signal));
        Assert.False(story.Export(10, employee: "e1", at: Place.Home).Speaks(Signal));
    }
}
