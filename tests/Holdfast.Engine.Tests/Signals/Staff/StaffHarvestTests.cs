using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Staff;

public sealed class StaffHarvestTests
{
    private const string Signal = "staffHarvest";

    [Theory]
    [InlineData(4, 24, false)]
    [InlineData(4, 25, true)]
    [InlineData(10, 29, false)]
    [InlineData(10, 30, true)]
    public void Three_times_the_ordinary_and_at_least_twenty_five_looks_are_a_harvest(
        int ordinary, int today, bool speaks) =>
        Assert.Equal(speaks, Ordinary(ordinary).LookAtMany(today).Speaks(Signal));

    [Fact]
    public void A_busy_desk_is_let_be() => Assert.False(Ordinary(60).LookAtMany(90).Speaks(Signal));

    [Fact]
    public void A_new_employee_is_measured_by_their_peers()
    {
        Assert.False(Ordinary(60).LookAtMany(90, "e-new").Speaks(Signal));
        Assert.True(Ordinary(5).LookAtMany(40, "e-new").Speaks(Signal));
    }

    [Fact]
    public void On_the_first_day_nobody_knows_what_is_ordinary() =>
        Assert.False(new Story().LookAtMany(200).Speaks(Signal));

    [Fact]
    public void A_new_day_begins_at_nothing()
    {
        var story = Ordinary(5);
        Assert.True(story.LookAtMany(80).Speaks(Signal));

        Assert.False(story.WaitDays(1).Look().Speaks(Signal));
    }

    [Fact]
    public void What_is_told_late_of_the_day_before_does_not_begin_that_day_anew()
    {
        var story = Ordinary(5);
        story.LookAtMany(23);
        story.WaitDays(-1).Look();

        Assert.True(story.WaitDays(1).Look().Speaks(Signal));
    }

    [Fact]
    public void Where_the_employee_is_not_named_nothing_is_said()
    {
        var story = Ordinary(5);
        Decision last = story.Look();
        for (var look = 0; look < 60; look++)
        {
            last = story.Tell("employee.viewed", "", "\"customer\":\"c1\",\"actor\":{\"kind\":\"employee\"}");
        }

        Assert.False(last.Speaks(Signal));
    }

    [Fact]
    public void It_says_how_many_and_what_is_usual_and_asks_for_a_supervisor()
    {
        var decision = Ordinary(5).LookAtMany(40);

        Assert.Equal("40 looks at customers' records today, where 5 are usual", decision.Says(Signal));
        Assert.True(decision.Asks(RecommendedActions.EscalateToSupervisor));
    }

    /// <summary>Two ordinary days; a day ends with the first look of the next.</summary>
    private static Story Ordinary(int looks)
    {
        var story = new Story();
        for (var day = 0; day < 2; day++)
        {
            story.LookAtMany(looks);
            story.WaitDays(1);
        }

        return story;
    }
}
