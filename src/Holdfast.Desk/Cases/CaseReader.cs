using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Desk.Facts;
using Holdfast.Engine.Contract;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Cases;

/// <summary>In which order cases are listed.</summary>
public enum CaseOrder
{
    /// <summary>By money at risk and time left, the most urgent first.</summary>
    Urgency,

    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>Those decided last first; only decided ones.</summary>
    LastDecided,
}

/// <summary>Which cases are listed.</summary>
public sealed record CaseFilter
{
    /// <summary>Where they stand; all but merged ones where none is named.</summary>
    public ImmutableArray<CaseState> States { get; init; } = [CaseState.Open, CaseState.InWork];

    /// <summary>In whose hand they are; null for anybody's and nobody's.</summary>
    public string? Assignee { get; init; }

    /// <summary>Only those that nobody has in hand.</summary>
    public bool IsUnassigned { get; init; }

    /// <summary>What they look like; null for all.</summary>
    public CaseKind? Kind { get; init; }

    /// <summary>At least so severe; null for all.</summary>
    public Outcome? Severity { get; init; }

    /// <summary>What they turned out to be; null for all.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>Where their review stands; null for all.</summary>
    public ReviewState? Review { get; init; }

    /// <summary>Only those that were due before; null for all.</summary>
    public Instant? DueBefore { get; init; }

    /// <summary>In which order.</summary>
    public CaseOrder Order { get; init; }

    /// <summary>Where the page before ended, as its <see cref="CasePage.Next"/> says; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>A page of cases.</summary>
/// <param name="Rows">The cases.</param>
/// <param name="Next">Where the next page begins; null where this is the last.</param>
public sealed record CasePage(IReadOnlyList<CaseRow> Rows, string? Next);

/// <summary>A case by an id that it has or had.</summary>
/// <param name="Row">The case as it is now.</param>
/// <param name="Asked">The id that was asked for: another one where that case was merged into this.</param>
public sealed record FoundCase(CaseRow Row, CaseId Asked)
{
    /// <summary>Its id.</summary>
    public CaseId Id => CaseId.Parse(Row.Id);

    /// <summary>Whether it was asked for by the id of a case that was merged into it.</summary>
    public bool IsElsewhere => Id != Asked;
}

/// <summary>
/// Reads cases from the desk's tables, for pages and answers. Nothing that it reads tells of a customer but their id;
/// what is read of an alert from the journal has to be recorded as a look first.
/// </summary>
public sealed class CaseReader
{
    // A chain of merges is as short as its last: each merge leads straight to where its alerts are now.
    private const int MostMerges = 100, MostKeys = 10_000;

    private readonly DeskReader _reader;

    internal CaseReader(DeskReader reader) => _reader = reader;

    /// <summary>Cases in an order, a page of them.</summary>
    public async Task<CasePage> QueueAsync(CaseFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = _reader.Open();
        List<CaseRow> found = [];
        foreach (var part in PartsOf(filter))
        {
            found.AddRange(await CaseOrdering.Ordered(Matching(db, part), filter.Order, filter.After)
                .Take(filter.Limit + 1).ToListAsync(ct));
        }

        found = CaseOrdering.Ordered(found, filter.Order, filter.Limit + 1);
        return found.Count > filter.Limit
            ? new CasePage(found[..filter.Limit], CaseOrdering.PlaceOf(found[filter.Limit - 1], filter.Order))
            : new CasePage(found, null);
    }

    /// <summary>How many cases there are of a filter, whatever its page.</summary>
    public async Task<int> CountAsync(CaseFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = _reader.Open();
        return await Matching(db, filter).CountAsync(ct);
    }

    /// <summary>A case by its id, or the one that it was merged into; null where there is none.</summary>
    public async Task<FoundCase?> FindAsync(CaseId id, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var row = await db.Set<CaseRow>().FindAsync([id.ToString()], ct);
        for (var merges = 0; row?.MergedInto is { } into && merges < MostMerges; merges++)
        {
            row = await db.Set<CaseRow>().FindAsync([into], ct);
        }

        return row is null ? null : new FoundCase(row, id);
    }

    /// <summary>The case that an event's entry is an alert of; null where it is none.</summary>
    public async Task<CaseId?> CaseOfEntryAsync(long position, CancellationToken ct)
    {
        await using var db = _reader.Open();
        return await db.Set<CaseAlertRow>().FindAsync([position], ct) is { } row ? CaseId.Parse(row.CaseId) : null;
    }

    /// <summary>The alerts of a case in the order of the journal, behind a position.</summary>
    public async Task<IReadOnlyList<CaseAlertRow>> AlertsOfAsync(
        CaseId id, long after, int limit, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var text = id.ToString();
        return await db.Set<CaseAlertRow>().Where(row => row.CaseId == text && row.Position > after)
            .OrderBy(row => row.Position).Take(limit).ToListAsync(ct);
    }

    /// <summary>All that a case is about, by keyed hashes.</summary>
    public async Task<IReadOnlyList<CaseKeyRow>> KeysOfAsync(CaseId id, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var text = id.ToString();
        return await db.Set<CaseKeyRow>().Where(row => row.CaseId == text).OrderBy(row => row.Kind)
            .ThenBy(row => row.FirstPosition).ThenBy(row => row.Mark).Take(MostKeys).ToListAsync(ct);
    }

    /// <summary>The customers of a case, in the order in which they came to it.</summary>
    public async Task<IReadOnlyList<string>> CustomersOfAsync(CaseId id, int limit, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var text = id.ToString();
        return await db.Set<CaseAlertRow>().Where(row => row.CaseId == text && row.Customer != "")
            .GroupBy(row => row.Customer).Select(group => new { group.Key, First = group.Min(row => row.Position) })
            .OrderBy(one => one.First).Take(limit).Select(one => one.Key).ToListAsync(ct);
    }

    /// <summary>The cases that have an alert of a customer, the newest first.</summary>
    public async Task<IReadOnlyList<CaseRow>> CasesOfSubjectAsync(string customer, int limit, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var ids = db.Set<CaseAlertRow>().Where(row => row.Customer == customer).Select(row => row.CaseId).Distinct();
        return await db.Set<CaseRow>().Where(row => ids.Contains(row.Id)).OrderByDescending(row => row.OpenedAt)
            .ThenByDescending(row => row.Id).Take(limit).ToListAsync(ct);
    }

    /// <summary>The cases that are about something, the newest first.</summary>
    public async Task<IReadOnlyList<CaseRow>> CasesOfKeyAsync(
        KeyKind kind, string mark, int limit, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var ids = db.Set<CaseKeyRow>().Where(row => row.Kind == kind && row.Mark == mark).Select(row => row.CaseId);
        return await db.Set<CaseRow>().Where(row => ids.Contains(row.Id)).OrderByDescending(row => row.OpenedAt)
            .ThenByDescending(row => row.Id).Take(limit).ToListAsync(ct);
    }

    /// <summary>The notes of a case; what they say stands sealed in their entries.</summary>
    public async Task<IReadOnlyList<CaseNoteRow>> NotesOfAsync(CaseId id, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var text = id.ToString();
        return await db.Set<CaseNoteRow>().Where(row => row.CaseId == text).OrderBy(row => row.Position)
            .ToListAsync(ct);
    }

    /// <summary>The tasks of a case; what they ask for stands sealed in their entries.</summary>
    public async Task<IReadOnlyList<CaseTaskRow>> TasksOfAsync(CaseId id, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var text = id.ToString();
        return await db.Set<CaseTaskRow>().Where(row => row.CaseId == text).OrderBy(row => row.DoneAt != null)
            .ThenBy(row => row.Due).ThenBy(row => row.Position).ToListAsync(ct);
    }

    /// <summary>All that was done with a case, and with those that were merged into it, in order.</summary>
    public async Task<IReadOnlyList<CaseHistoryRow>> HistoryOfAsync(CaseId id, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var text = id.ToString();
        var merged = db.Set<CaseRow>().Where(row => row.MergedInto == text).Select(row => row.Id);
        return await db.Set<CaseHistoryRow>().Where(row => row.CaseId == text || merged.Contains(row.CaseId))
            .OrderBy(row => row.Position).ThenBy(row => row.CaseId).ToListAsync(ct);
    }

    /// <summary>The cases that were merged into a case, in the order in which they were opened.</summary>
    public async Task<IReadOnlyList<CaseRow>> MergedIntoAsync(CaseId id, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var text = id.ToString();
        return await db.Set<CaseRow>().Where(row => row.MergedInto == text).OrderBy(row => row.OpenedBy)
            .ToListAsync(ct);
    }

    /// <summary>What was handed over between shifts, the newest first.</summary>
    public async Task<IReadOnlyList<HandOverRow>> HandOversAsync(int limit, CancellationToken ct)
    {
        await using var db = _reader.Open();
        return await db.Set<HandOverRow>().OrderByDescending(row => row.Position).Take(limit).ToListAsync(ct);
    }

    // Of one state the index has the order too; of several it would have to be made of all their rows. The newest are
    // in an index of their own, whatever their states.
    private static IEnumerable<CaseFilter> PartsOf(CaseFilter filter) => filter switch
    {
        { Order: CaseOrder.Newest } or { States: [_] } => [filter],
        { States: [] } => PartsOf(filter with { States = [CaseState.Open, CaseState.InWork, CaseState.Decided] }),
        _ => filter.States.Select(state => filter with { States = [state] }),
    };

    private static IQueryable<CaseRow> Matching(DeskDb db, CaseFilter filter)
    {
        // One state is asked for by its number, so that the index gives the order too.
        var rows = filter.States switch
        {
            [] => db.Set<CaseRow>().Where(row => row.State != CaseState.Merged),
            [var one] => db.Set<CaseRow>().Where(row => row.State == one),
            var some => db.Set<CaseRow>().Where(row => some.ToArray().Contains(row.State)),
        };
        rows = filter.Order is CaseOrder.LastDecided ? rows.Where(row => row.DecidedAt != null) : rows;
        rows = filter.Assignee is { } assignee ? rows.Where(row => row.Assignee == assignee) : rows;
        rows = filter.IsUnassigned ? rows.Where(row => row.Assignee == null) : rows;
        rows = filter.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = filter.Severity is { } severity ? rows.Where(row => row.Severity >= severity) : rows;
        rows = filter.Disposition is { } disposition ? rows.Where(row => row.Disposition == disposition) : rows;
        rows = filter.Review is { } review ? rows.Where(row => row.Review == review) : rows;
        return filter.DueBefore is { } due ? rows.Where(row => row.Due < due) : rows;
    }
}

/// <summary>The orders of lists, and the places in them at which a page ends.</summary>
internal static class CaseOrdering
{
    private const char Between = '_';

    public static IQueryable<CaseRow> Ordered(IQueryable<CaseRow> rows, CaseOrder order, string? after)
    {
        var (rank, at, id) = Read(after);
        switch (order)
        {
            case CaseOrder.Urgency:
                rows = id is null ? rows : rows.Where(row =>
                    row.Rank > rank || (row.Rank == rank && string.Compare(row.Id, id) > 0));
                return rows.OrderBy(row => row.Rank).ThenBy(row => row.Id);
            case CaseOrder.Newest:
                rows = id is null ? rows : rows.Where(row =>
                    row.OpenedAt < at || (row.OpenedAt == at && string.Compare(row.Id, id) < 0));
                return rows.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id);
            case CaseOrder.LastDecided:
                rows = id is null ? rows : rows.Where(row =>
                    row.DecidedAt < at || (row.DecidedAt == at && string.Compare(row.Id, id) < 0));
                return rows.OrderByDescending(row => row.DecidedAt).ThenByDescending(row => row.Id);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Rows of several states as one list, as far as it goes.</summary>
    public static List<CaseRow> Ordered(List<CaseRow> rows, CaseOrder order, int limit) =>
    [
        .. (order switch
        {
            CaseOrder.Urgency => rows.OrderBy(row => row.Rank).ThenBy(row => row.Id, StringComparer.Ordinal),
            CaseOrder.Newest => rows.OrderByDescending(row => row.OpenedAt)
                .ThenByDescending(row => row.Id, StringComparer.Ordinal),
            CaseOrder.LastDecided => rows.OrderByDescending(row => row.DecidedAt)
                .ThenByDescending(row => row.Id, StringComparer.Ordinal),
            _ => throw new System.Diagnostics.UnreachableException(),
        }).Take(limit),
    ];

    /// <summary>The place of a case in an order.</summary>
    public static string PlaceOf(CaseRow row, CaseOrder order) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(order switch
        {
            CaseOrder.Urgency => row.Rank,
            CaseOrder.Newest => row.OpenedAt.ToUnixTimeTicks(),
            CaseOrder.LastDecided => (row.DecidedAt ?? row.OpenedAt).ToUnixTimeTicks(),
            _ => throw new System.Diagnostics.UnreachableException(),
        })}{Between}{row.Id}");

    /// <summary>Whether something is a place.</summary>
    public static bool IsPlace(string text) => Read(text).Id is not null;

    // A place that is none is as none: the list begins at its beginning.
    private static (long Rank, Instant At, string? Id) Read(string? text) =>
        text?.Split(Between) is [var number, var id]
        && long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var rank)
        && rank >= Instant.MinValue.ToUnixTimeTicks() && rank <= Instant.MaxValue.ToUnixTimeTicks()
        && CaseId.TryParse(id, null, out _)
            ? (rank, Instant.FromUnixTimeTicks(rank), id)
            : (0, default, null);
}
