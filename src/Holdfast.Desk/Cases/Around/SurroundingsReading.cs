using System.Collections.Immutable;
using Holdfast.Desk.Console;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Links;
using Holdfast.Runtime.Hosting;
using NodaTime;

namespace Holdfast.Desk.Cases.Around;

/// <summary>
/// Reads from the journal what happened around a case. Whoever shows it keeps first that somebody looks. Everything is
/// bounded: a case may have hundreds of accounts, and a page is to come in a moment.
/// </summary>
internal sealed class SurroundingsReading(
    Partition partition, FollowedTimelines timelines, FollowedLinks links, FirmTime time)
{
    private const int EventsAtMost = 1_200, EventsOfSubjectAtMost = 400, PastAtMost = 600;

    private static readonly Duration Before = Duration.FromHours(2), After = Duration.FromHours(1);

    /// <summary>Reads around the alerts of a case.</summary>
    /// <param name="row">The case.</param>
    /// <param name="positions">The entries of its alerts.</param>
    /// <param name="view">What of the timeline is asked for.</param>
    /// <param name="focus">Whose usual life is asked for, by the first alert; null for the first of the case.</param>
    public Surroundings Read(CaseRow row, IReadOnlyCollection<long> positions, TimelineView view, long? focus)
    {
        var reader = new HappeningReader();
        ImmutableArray<Happening> alerts =
        [
            .. positions.Select(partition.Journal.At).Select(reader.Read).OfType<Happening>()
                .Select(alert => alert with { IsAlert = true })
                .OrderBy(alert => alert.At).ThenBy(alert => alert.Position),
        ];
        var parties = PartiesOf(alerts);
        var (first, last) = alerts is [{ At: var from }, ..] ? (from, alerts[^1].At) : (row.OpenedAt, row.LastAlertAt);
        var hand = new WhoseHand(alerts, Since(LinkKind.Device), Since(LinkKind.Network));
        var window = view.Window(first, last);
        var around = Around(parties, alerts, window, reader);
        var chosen = parties.FirstOrDefault(party => party.First == focus) ?? parties.FirstOrDefault();
        var near = new Interval(first - Before, last + After);
        var now = chosen is null ? [] : Around([chosen], [.. alerts.Where(alert => IsOf(alert, chosen))], near, reader);
        var past = chosen is null
            ? []
            : EventsOf(chosen, new Interval(near.Start - Usual.Before, near.Start), PastAtMost, reader);
        return new Surroundings
        {
            Parties = parties,
            Focus = chosen,
            Timeline = CaseTimeline.Of(around, hand.Of, view, window),
            Places = Places.Of(around, hand.Of),
            Usual = past.Count == 0 ? null : Usual.Of(past, now, time.Zone),
            Graph = new LinkGraphReading(links).Read(parties, alerts),
            Reasons = CaseReasons.Of(alerts),
            Story = CaseStory.Of(row.Kind, alerts, [.. now.Select(one => (one, hand.Of(one)))]),
            First = first,
            Last = last,
            Rows = around.Count + past.Count,
        };
    }

    private static ImmutableArray<GraphParty> PartiesOf(ImmutableArray<Happening> alerts) =>
    [
        .. alerts.Where(alert => alert.Party.Length > 0).GroupBy(alert => alert.Party, StringComparer.Ordinal)
            .Select(group => new GraphParty(
                group.Key, group.First().Customer,
                [.. group.Select(alert => alert.Account).Where(account => account.Length > 0).Distinct()])
            {
                First = group.Min(alert => alert.Position),
            }),
    ];

    private static bool IsOf(Happening happening, GraphParty party) => happening.Party == party.Key;

    private List<Happening> Around(
        IReadOnlyCollection<GraphParty> parties, ImmutableArray<Happening> alerts, Interval window,
        HappeningReader reader)
    {
        var each = Math.Clamp(EventsAtMost / Math.Max(1, parties.Count), 20, EventsOfSubjectAtMost);
        var known = alerts.Select(alert => alert.Position).ToHashSet();
        return
        [
            .. alerts.Where(alert => window.Contains(alert.At)),
            .. parties.SelectMany(party => EventsOf(party, window, each, reader))
                .Where(happening => known.Add(happening.Position)).Take(EventsAtMost),
        ];
    }

    // Of an account with its customer; the timelines say which entries, the journal what they tell.
    private List<Happening> EventsOf(GraphParty party, Interval window, int atMost, HappeningReader reader)
    {
        IEnumerable<(SubjectKind Kind, string Subject)> subjects =
            party.Accounts.Select(account => (SubjectKind.Account, account));
        if (party.Customer.Length > 0)
        {
            subjects = subjects.Prepend((SubjectKind.Customer, party.Customer));
        }

        return
        [
            .. subjects.SelectMany(subject => timelines.Timelines.Page(
                    new TimelineQuestion(subject.Kind, subject.Subject, atMost)
                    {
                        From = window.Start,
                        To = window.End,
                    }))
                .Select(entry => entry.Position).Distinct().OrderDescending().Take(atMost)
                .Select(partition.Journal.At).Select(reader.Read).OfType<Happening>(),
        ];
    }

    private Func<string, string, Instant?> Since(LinkKind kind)
    {
        Dictionary<(string, string), Instant?> known = [];
        return (party, thing) =>
        {
            if (!known.TryGetValue((party, thing), out var since))
            {
                since = links.Index.Find(kind, thing) is { } node
                    && (links.Index.Find(LinkKind.Customer, party) ?? links.Index.Find(LinkKind.Account, party))
                        is { } subject
                        ? links.Index.Between(node, subject)?.Since
                        : null;
                known.Add((party, thing), since);
            }

            return since;
        };
    }
}
