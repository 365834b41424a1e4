using Holdfast.Desk.Cases.Around;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Tests.Cases.Around;

public sealed class CaseTimelineTests
{
    private static readonly Interval Day = new(Made.Noon - Duration.FromDays(1), Made.Noon + Duration.FromDays(1));

    [Theory]
    [InlineData(3, 4, false)]
    [InlineData(4, 2, true)]
    public void Four_ordinary_things_in_a_row_are_put_together(int ordinary, int lines, bool isFolded)
    {
        var alert = Made.Happening(minutes: 100, outcome: Outcome.Hold);
        var timeline = CaseTimeline.Of(
            [alert, .. Enumerable.Range(0, ordinary).Select(n => Made.Happening(minutes: n))],
            one => one == alert ? Whose.Stranger : Whose.Customer, new TimelineView(), Day);

        Assert.Equal(lines, timeline.Lines.Length);
        Assert.Equal(isFolded, timeline.Lines[0].IsFolded);
        Assert.Same(alert, timeline.Lines[^1].First);
    }

    [Fact]
    public void What_a_stranger_did_is_never_put_together()
    {
        var timeline = CaseTimeline.Of(
            Enumerable.Range(0, 9).Select(n => Made.Happening(minutes: n)), _ => Whose.Stranger, new TimelineView(),
            Day);

        Assert.Equal(9, timeline.Lines.Length);
    }

    [Fact]
    public void A_window_is_closed_at_its_start_and_open_at_its_end()
    {
        var timeline = CaseTimeline.Of(
            [Made.Happening(minutes: -1440), Made.Happening(minutes: 1440)], _ => Whose.Stranger, new TimelineView(),
            Day);

        Assert.Equal(Day.Start, Assert.Single(timeline.Shown).Happening.At);
    }

    [Fact]
    public void A_view_shows_the_kinds_the_hand_and_the_alerts_that_are_asked_for()
    {
        var order = Made.Happening(EventType.OrderPlaced, outcome: Outcome.Deny);

        Assert.True(new TimelineView().Shows(order, Whose.Unknown));
        Assert.True(new TimelineView { Kinds = [HappeningKind.Trading] }.Shows(order, Whose.Unknown));
        Assert.False(new TimelineView { Kinds = [HappeningKind.Money] }.Shows(order, Whose.Unknown));
        Assert.False(new TimelineView { Who = Whose.Stranger }.Shows(order, Whose.Unknown));
        Assert.True(new TimelineView { IsAlertsOnly = true }.Shows(order, Whose.Unknown));
        Assert.False(new TimelineView { IsAlertsOnly = true }.Shows(Made.Happening(), Whose.Unknown));
    }

    [Fact]
    public void A_view_is_read_from_the_address_that_it_makes()
    {
        var view = new TimelineView
        {
            Zoom = TimelineZoom.Weeks,
            At = Made.Noon,
            Kinds = [HappeningKind.Profile, HappeningKind.Money],
            Who = Whose.Stranger,
            IsAlertsOnly = true,
        };

        var read = Read(view.ToQuery());

        Assert.Equal(view.ToQuery(), read.ToQuery());
        Assert.Equal(view.Kinds, read.Kinds);
        Assert.Equal(Made.Noon, read.At);
    }

    [Theory]
    [InlineData("?zoom=never&at=tomorrow&kind=x&who=%00&alerts=1")]
    [InlineData("?zoom=&at=&kind=&who=&alerts=")]
    [InlineData("?at=99999999T9999Z")]
    public void What_makes_no_sense_in_an_address_is_left_out(string query) =>
        Assert.Equal("", Read(query).ToQuery());

    [Fact]
    public void A_window_moved_there_and_back_is_where_it_was()
    {
        var window = new TimelineView().Window(Made.Noon, Made.Noon + Duration.FromHours(1));

        var there = new TimelineView().Moved(window, 1);
        var back = there.Moved(there.Window(default, default), -1);

        Assert.True(there.Window(default, default).Start > window.Start);
        Assert.True(back.At < there.At);
    }

    private static TimelineView Read(string query)
    {
        var values = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        return TimelineView.Of(name => values.TryGetValue(name, out var all) ? all : []);
    }
}
