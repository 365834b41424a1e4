using Holdfast.Desk.Facts;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Cases;

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

    /// <summary>The customers of a case with how many alerts each has, in the order in which they came to it.</summary>
    public async Task<IReadOnlyList<(string Customer, int Alerts)>> CustomersOfAsync(
        CaseId id, int limit, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var text = id.ToString();
        var found = await db.Set<CaseAlertRow>().Where(row => row.CaseId == text && row.Customer != "")
            .GroupBy(row => row.Customer)
            .Select(group => new { group.Key, First = group.Min(row => row.Position), Alerts = group.Count() })
            .OrderBy(one => one.First).Take(limit).ToListAsync(ct);
        return [.. found.Select(one => (one.Key, one.Alerts))];
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

    /// <summary>The tasks of a case, open ones first; what they ask for stands sealed in their entries.</summary>
    public async Task<IReadOnlyList<CaseTaskRow>> TasksOfAsync(CaseId id, int limit, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var text = id.ToString();
        return await db.Set<CaseTaskRow>().Where(row => row.CaseId == text).OrderBy(row => row.DoneAt != null)
            .ThenBy(row => row.Due).ThenBy(row => row.Position).Take(limit).ToListAsync(ct);
    }

    /// <summary>
    /// What was done with a case, and with those that were merged into it, in order: the newest before a position.
    /// </summary>
    public async Task<CaseHistory> HistoryOfAsync(CaseId id, long before, int limit, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var text = id.ToString();
        var merged = db.Set<CaseRow>().Where(row => row.MergedInto == text).Select(row => row.Id);
        var rows = await db.Set<CaseHistoryRow>()
            .Where(row => (row.CaseId == text || merged.Contains(row.CaseId)) && row.Position < before)
            .OrderByDescending(row => row.Position).ThenByDescending(row => row.CaseId).Take(limit + 1)
            .ToListAsync(ct);
        if (rows.Count <= limit)
        {
            rows.Reverse();
            return new CaseHistory([.. rows], null);
        }

        // What one entry did with several cases is not parted, where that leaves anything to show.
        var whole = rows.Where(row => row.Position > rows[limit].Position).ToList();
        var shown = whole.Count > 0 ? whole : rows[..limit];
        shown.Reverse();
        return new CaseHistory([.. shown], shown[0].Position);
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

    // Of one state the index has the order too; of several it would have to be made of all their rows.
    private static IEnumerable<CaseFilter> PartsOf(CaseFilter filter) => filter switch
    {
        { States: [_] } => [filter],
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
        if (filter.Customer is not { } customer)
        {
            return rows;
        }

        var theirs = db.Set<CaseAlertRow>().Where(alert => alert.Customer == customer).Select(alert => alert.CaseId);
        return rows.Where(row => theirs.Contains(row.Id));
    }
}
