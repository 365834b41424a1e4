using Holdfast.Engine.Contract;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using NodaTime;

namespace Holdfast.Runtime.Tests.Following;

/// <summary>What every store of timelines has to do; the tests of each inherit these.</summary>
public abstract class TimelineConformance
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Fact]
    public void A_new_store_has_come_nowhere_and_tells_nothing()
    {
        using var store = Open();

        Assert.Null(store.Place());
        Assert.Equal(0, store.CountSetAside());
        Assert.Empty(store.Page(Of("a-1")));
    }

    [Fact]
    public void What_was_saved_is_there_when_it_is_opened_again()
    {
        var place = new FollowerPlace(3, 2, TreeHash.OfLeaf([1]));
        using (var store = Open())
        {
            store.Save(Batch(0, place, Came(0, "a-1", "c-1"), Came(1, "a-2", "c-1")));
        }

        using var again = Open();

        Assert.Equal(place, again.Place());
        Assert.Equal([0L], again.Page(Of("a-1")).Select(entry => entry.Position));
        Assert.Equal([1L, 0], again.Page(Of("c-1", SubjectKind.Customer)).Select(entry => entry.Position));
    }

    [Fact]
    public void What_does_not_go_on_from_its_place_is_refused_and_changes_nothing()
    {
        using var store = Open();
        store.Save(Batch(0, At(1), Came(0, "a-1", "c-1")));

        Assert.Throws<InvalidOperationException>(() => store.Save(Batch(0, At(1), Came(0, "a-1", "c-1"))));
        Assert.Throws<InvalidOperationException>(() => store.Save(Batch(5, At(6), Came(5, "a-1", "c-1"))));

        Assert.Equal(1, store.Place()!.Position);
        Assert.Single(store.Page(Of("a-1")));
    }

    [Fact]
    public void Two_texts_are_never_one_timeline()
    {
        using var store = Open();
        string[] texts =
            ["a", "A", "a ", "a\0", "a\0b", "\u00e1", "a\u0301", "\uff41", "1", "01", "1.0", "'", "%", "\uFFFD"];

        store.Save(Batch(0, At(texts.Length), [.. texts.Select((text, n) => Came(n, text, text))]));

        Assert.All(texts.Index(), text => Assert.All((SubjectKind[])[SubjectKind.Account, SubjectKind.Customer],
            kind => Assert.Equal([(long)text.Index],
                store.Page(Of(text.Item, kind)).Select(entry => entry.Position))));
    }

    [Fact]
    public void A_page_is_newest_first_goes_on_before_a_position_and_chooses_by_what_is_asked()
    {
        using var store = Open();
        store.Save(Batch(0, At(6),
            Came(0, "a-1", "", EventType.LoginFailed, Outcome.Allow, Noon),
            Came(1, "a-1", "", EventType.OrderPlaced, Outcome.Hold, Noon.Plus(Duration.FromHours(1))),
            Came(2, "a-1", "", EventType.OrderPlaced, Outcome.Allow, Noon.Plus(Duration.FromHours(2))),
            Came(3, "a-2", "", EventType.OrderPlaced, Outcome.Allow, Noon),
            new TimelineChange.Came(4, EntryKind.LookUp, "a-1", "", null, null, Noon),
            Came(5, "a-1", "", EventType.LoginFailed, Outcome.Deny, Noon.Minus(Duration.FromDays(1)))));

        Assert.Equal([5L, 2, 1, 0], Positions(Of("a-1")));
        Assert.Equal([5L, 2], Positions(Of("a-1") with { Limit = 2 }));
        Assert.Equal([1L, 0], Positions(Of("a-1") with { Before = 2 }));
        Assert.Equal([5L, 4, 2, 1, 0], Positions(Of("a-1") with { LookUps = true }));
        Assert.Equal([2L, 1], Positions(Of("a-1") with { Type = EventType.OrderPlaced }));
        Assert.Equal([1L], Positions(Of("a-1") with { Outcome = Outcome.Hold }));
        Assert.Equal([2L, 1, 0], Positions(Of("a-1") with { From = Noon }));
        Assert.Equal([5L, 0], Positions(Of("a-1") with { To = Noon.Plus(Duration.FromHours(1)) }));
        Assert.Empty(Positions(Of("a-1", SubjectKind.Customer)));

        IEnumerable<long> Positions(TimelineQuestion question) =>
            store.Page(question).Select(entry => entry.Position);
    }

    [Fact]
    public void What_went_is_in_no_timeline_and_set_aside_no_more()
    {
        using var store = Open();
        store.Save(Batch(0, At(3), Came(0, "a-1", "c-1"), Came(2, "a-2", "c-1")) with
        {
            SetAside = [new SetAsideEntry(1, "Entry 1 is no good.", 3, Noon)],
        });

        store.Save(Batch(3, At(4), new TimelineChange.Went(0), new TimelineChange.Went(1)));

        Assert.Empty(store.Page(Of("a-1")));
        Assert.Equal([2L], store.Page(Of("c-1", SubjectKind.Customer)).Select(entry => entry.Position));
        Assert.Equal(0, store.CountSetAside());

        store.Save(Batch(4, At(5), Came(4, "a-1", "")));
        Assert.Equal([4L], store.Page(Of("a-1")).Select(entry => entry.Position));
    }

    [Fact]
    public void Entries_set_aside_are_listed_in_order_until_they_are_taken_up()
    {
        using var store = Open();
        SetAsideEntry[] aside = [.. Enumerable.Range(0, 5).Select(n => new SetAsideEntry(n * 2, $"No {n}.", n, Noon))];
        store.Save(Batch(0, At(9)) with { SetAside = aside });

        Assert.Equal(aside, store.SetAside(-1, 100));
        Assert.Equal(aside[2..4], store.SetAside(2, 2));

        store.Save(Batch(9, At(9), Came(4, "a-1", "")) with { TakenUp = [4] });
        Assert.Equal(4, store.CountSetAside());
        Assert.Single(store.Page(Of("a-1")));
    }

    [Fact]
    public void Clearing_throws_everything_away()
    {
        using var store = Open();
        store.Save(Batch(0, At(3), Came(0, "a-1", "c-1")) with { SetAside = [new SetAsideEntry(1, "No.", 1, Noon)] });

        store.Clear();

        Assert.Null(store.Place());
        Assert.Equal(0, store.CountSetAside());
        Assert.Empty(store.Page(Of("a-1")));
        store.Save(Batch(0, At(1), Came(0, "a-1", "c-1")));
        Assert.Single(store.Page(Of("a-1")));
    }

    /// <summary>The same store every time within a test.</summary>
    protected abstract ITimelines Open();

    private static FollowerPlace At(long position) => new(1, position, TreeHash.Empty);

    private static TimelineQuestion Of(string subject, SubjectKind kind = SubjectKind.Account) =>
        new(kind, subject, 50);

    private static TimelineChange.Came Came(
        long position,
        string account,
        string customer,
        EventType type = EventType.AccountClosed,
        Outcome outcome = Outcome.Allow,
        Instant at = default) => new(position, EntryKind.Event, account, customer, type, outcome, at);

    private static FollowedBatch<TimelineChange> Batch(
        long from, FollowerPlace place, params TimelineChange[] changes) => new(from, place, changes, [], []);
}
