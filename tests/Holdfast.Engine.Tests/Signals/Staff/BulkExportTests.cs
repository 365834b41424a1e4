using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Staff;

public sealed class BulkExportTests
{
    private const string Signal = "bulkExport";

    [Theory]
    [InlineData(999, 0)]
    [InlineData(1_000, 1300)]
    public void A_thousand_records_are_bulk_where_nothing_is_known_of_the_employee(int records, int weight) =>
        Assert.Equal(weight, new Story(Policies.Only((Signal, 1))).Export(records).CountedFor(Signal));

    [Theory]
    [InlineData(99, 494, 0)]
    [InlineData(100, 499, 0)]
    [InlineData(100, 500, 1000)]
    [InlineData(300, 1_499, 0)]
    [InlineData(300, 1_500, 1600)]
    [InlineData(10, 99, 0)]
    [InlineData(10, 100, 1000)]
    public void Five_times_the_ordinary_and_at_least_a_hundred_are_unusual(int ordinary, int records, int weight)
    {
        var story = Ordinary(ordinary, times: 3);

        Assert.Equal(weight, story.Export(records).CountedFor(Signal));
    }

    [Fact]
    public void Who_takes_out_thousands_every_month_is_let_be() =>
        Assert.False(Ordinary(5_000, times: 3).Export(6_000).Speaks(Signal));

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Three_exports_show_what_is_ordinary(int times, bool speaks) =>
        Assert.Equal(speaks, Ordinary(900, times).Export(1_200).Speaks(Signal));

    [Theory]
    [InlineData("file", 1300)]
    [InlineData("print", 1300)]
    [InlineData("email", 1600)]
    [InlineData("usb", 1600)]
    [InlineData("cloud", 1600)]
    public void What_leaves_the_firm_weighs_more(string target, int weight) =>
        Assert.Equal(weight, new Story(Policies.Only((Signal, 1))).Export(2_000, target).CountedFor(Signal));

    [Fact]
    public void What_one_employee_does_is_not_ordinary_for_another() =>
        Assert.True(Ordinary(5_000, times: 3).Export(2_000, employee: "e2").Speaks(Signal));

    [Fact]
    public void An_employee_who_is_not_named_is_measured_by_the_number_alone() =>
        Assert.True(new Story().Export(2_000, employee: "").Speaks(Signal));

    [Fact]
    public void Where_the_number_is_not_told_nothing_is_said() => Assert.False(new Story()
        .Tell("employee.exported", "\"target\":\"usb\"", "\"actor\":{\"kind\":\"employee\",\"id\":\"e1\"}")
        .Speaks(Signal));

    [Fact]
    public void It_says_how_many_and_what_is_usual_where_that_is_known()
    {
        Assert.Equal("1800 records taken out at once", new Story().Export(1_800).Says(Signal));
        Assert.Equal(
            "1800 records taken out at once, where 40 are usual", Ordinary(40, times: 3).Export(1_800).Says(Signal));
    }

    [Fact]
    public void The_firm_is_asked_for_an_incident_and_a_supervisor() => Assert.True(
        new Story().Export(1_800).Asks(RecommendedActions.OpenIncident | RecommendedActions.EscalateToSupervisor));

    private static Story Ordinary(int records, int times)
    {
        var story = new Story(Policies.Only((Signal, 1)));
        for (var time = 0; time < times; time++)
        {
            story.Export(records);
            story.WaitDays(30);
        }

        return story;
    }
}
