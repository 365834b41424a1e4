using System.Collections.Immutable;
using Holdfast.Desk.Instructions;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Cases.Around;

/// <summary>How much of the time around a case is shown.</summary>
public enum TimelineZoom
{
    /// <summary>From an hour before the first alert to an hour after the last.</summary>
    Hours,

    /// <summary>A day before and after.</summary>
    Days,

    /// <summary>A week before and after.</summary>
    Weeks,

    /// <summary>A month before, a week after.</summary>
    Month,
}

/// <summary>What of a case's timeline is shown. It is read from the address, so that a view can be sent on.</summary>
public sealed record TimelineView
{
    // A window around any of it stays within what time can be.
    private const int EarliestYear = 1990, LatestYear = 2200;

    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmm'Z'");

    /// <summary>How much time.</summary>
    public TimelineZoom Zoom { get; init; }

    /// <summary>The middle of what is shown; null where it is around the alerts.</summary>
    public Instant? At { get; init; }

    /// <summary>Which kinds; empty for all.</summary>
    public ImmutableArray<HappeningKind> Kinds { get; init; } = [];

    /// <summary>Whose doings; null for everybody's.</summary>
    public Whose? Who { get; init; }

    /// <summary>Whether only alerts are shown.</summary>
    public bool IsAlertsOnly { get; init; }

    /// <summary>Reads a view. What makes no sense is left out: an address is typed by people too.</summary>
    public static TimelineView Of(Func<string, IEnumerable<string?>> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new TimelineView
        {
            Zoom = Word<TimelineZoom>(query("zoom").FirstOrDefault()) ?? TimelineZoom.Hours,
            At = query("at").FirstOrDefault() is { } at && Moment.Parse(at) is { Success: true, Value: var moment }
                && moment.InUtc().Year is >= EarliestYear and <= LatestYear
                ? moment : null,
            Kinds = [.. query("kind").Select(Word<HappeningKind>).OfType<HappeningKind>().Distinct().Order()],
            Who = Word<Whose>(query("who").FirstOrDefault()),
            IsAlertsOnly = query("alerts").FirstOrDefault() == "on",
        };
    }

    /// <summary>The query of an address with this view; empty for the usual one.</summary>
    public string ToQuery()
    {
        List<string> parts = [];
        if (Zoom is not TimelineZoom.Hours)
        {
            parts.Add("zoom=" + Words.Of(Zoom));
        }

        if (At is { } at)
        {
            parts.Add("at=" + Moment.Format(at));
        }

        parts.AddRange(Kinds.Select(kind => "kind=" + Words.Of(kind)));
        if (Who is { } who)
        {
            parts.Add("who=" + Words.Of(who));
        }

        if (IsAlertsOnly)
        {
            parts.Add("alerts=on");
        }

        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    /// <summary>The time that is shown, closed at its start and open at its end.</summary>
    /// <param name="first">When the first alert happened.</param>
    /// <param name="last">When the last did.</param>
    public Interval Window(Instant first, Instant last)
    {
        var (before, after) = Zoom switch
        {
            TimelineZoom.Hours => (Duration.FromHours(1), Duration.FromHours(1)),
            TimelineZoom.Days => (Duration.FromDays(1), Duration.FromDays(1)),
            TimelineZoom.Weeks => (Duration.FromDays(7), Duration.FromDays(7)),
            TimelineZoom.Month => (Duration.FromDays(30), Duration.FromDays(7)),
        };
        return At is { } at
            ? new Interval(at - before, at + after)
            : new Interval(first - before, last + after);
    }

    /// <summary>The same, a window earlier or later.</summary>
    public TimelineView Moved(Interval window, int steps) => this with
    {
        At = window.Start + (window.Duration / 2) + (window.Duration * (steps * 0.75)),
    };

    /// <summary>Whether something is of a kind and of somebody that is shown.</summary>
    public bool Shows(Happening happening, Whose whose)
    {
        ArgumentNullException.ThrowIfNull(happening);
        return (Kinds.IsEmpty || Kinds.Contains(happening.Kind))
            && (Who is null || Who == whose)
            && (!IsAlertsOnly || happening.IsAlert);
    }

    private static T? Word<T>(string? word)
        where T : struct, Enum => Words.TryParse<T>(word, out var value) ? value : null;
}
