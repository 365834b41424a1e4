using System.Collections.Immutable;
using NodaTime;

namespace Holdfast.Desk.Cases.Around;

/// <summary>A line of the timeline: one thing that happened, or several ordinary ones in a row.</summary>
/// <param name="Whose">Who is thought to have done it.</param>
/// <param name="Happenings">What happened; more than one where ordinary things are put together.</param>
public sealed record TimelineLine(Whose Whose, ImmutableArray<Happening> Happenings)
{
    /// <summary>The first of them.</summary>
    public Happening First => Happenings[0];

    /// <summary>Whether several ordinary things are put together.</summary>
    public bool IsFolded => Happenings.Length > 1;
}

/// <summary>
/// One timeline of all that happened around a case, in the order in which it happened: the customer's own life beside
/// the stranger's.
/// </summary>
public sealed record CaseTimeline
{
    /// <summary>So many ordinary things in a row are put together: what matters is between them.</summary>
    private const int FoldFrom = 4;

    /// <summary>The most lines shown; who wants more looks closer.</summary>
    private const int LinesAtMost = 150;

    private CaseTimeline(
        Interval window, ImmutableArray<(Happening Happening, Whose Whose)> shown, ImmutableArray<TimelineLine> lines,
        int left)
    {
        (Window, Shown, Lines, LinesLeftOut) = (window, shown, lines, left);
    }

    /// <summary>The time that is shown.</summary>
    public Interval Window { get; }

    /// <summary>All that is shown, in order.</summary>
    public ImmutableArray<(Happening Happening, Whose Whose)> Shown { get; }

    /// <summary>The same as lines.</summary>
    public ImmutableArray<TimelineLine> Lines { get; }

    /// <summary>How many lines were too many.</summary>
    public int LinesLeftOut { get; }

    /// <summary>Makes the timeline of a view.</summary>
    public static CaseTimeline Of(
        IEnumerable<Happening> happenings, Func<Happening, Whose> whose, TimelineView view, Interval window)
    {
        ArgumentNullException.ThrowIfNull(happenings);
        ArgumentNullException.ThrowIfNull(whose);
        ArgumentNullException.ThrowIfNull(view);
        ImmutableArray<(Happening, Whose)> shown =
        [
            .. happenings.Where(one => window.Contains(one.At)).Select(one => (one, whose(one)))
                .Where(one => view.Shows(one.one, one.Item2))
                .OrderBy(one => one.one.At).ThenBy(one => one.one.Position),
        ];
        var lines = Fold(shown);
        var left = Math.Max(0, lines.Count - LinesAtMost);
        return new CaseTimeline(window, shown, [.. lines.Take(LinesAtMost)], left);
    }

    private static List<TimelineLine> Fold(ImmutableArray<(Happening Happening, Whose Whose)> shown)
    {
        List<TimelineLine> lines = [];
        List<Happening> run = [];
        foreach (var (happening, whose) in shown)
        {
            if (IsOrdinary(happening, whose))
            {
                run.Add(happening);
                continue;
            }

            End(lines, run);
            lines.Add(new TimelineLine(whose, [happening]));
        }

        End(lines, run);
        return lines;
    }

    private static bool IsOrdinary(Happening happening, Whose whose) =>
        whose is Whose.Customer or Whose.Firm && !happening.IsAlert && happening.Kind is not HappeningKind.Contact
        && (whose is Whose.Customer || happening.Kind is HappeningKind.Account or HappeningKind.Trading);

    private static void End(List<TimelineLine> lines, List<Happening> run)
    {
        if (run.Count >= FoldFrom)
        {
            lines.Add(new TimelineLine(Whose.Customer, [.. run]));
        }
        else
        {
            lines.AddRange(run.Select(one => new TimelineLine(
                one.Kind is HappeningKind.Account ? Whose.Firm : Whose.Customer, [one])));
        }

        run.Clear();
    }
}
