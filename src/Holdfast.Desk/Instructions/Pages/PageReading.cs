using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Values;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>Reads instructions for pages.</summary>
internal sealed class PageReading(
    DeskReader reader, InstructionReading instructions, InstructionWork work, PolicyClock clock)
{
    /// <summary>Rows of one page of the queue.</summary>
    public const int PageRows = 50;

    /// <summary>What is due within so long is due soon.</summary>
    public static readonly Duration Soon = Duration.FromHours(4);

    /// <summary>A page of the queue, the oldest first, with the key of the next; null where this is the last.</summary>
    public (IReadOnlyList<InstructionRow> Rows, string? Next) Page(QueueFilter filter, int limit = PageRows)
    {
        using var db = reader.Open();
        var (set, now) = (db.Set<InstructionRow>(), clock.Now);

        // Of one state the index has the order too; of several it would have to be made of all their rows.
        List<InstructionRow> rows = filter is { State: null, IsAll: false }
            ? [
                .. InstructionStates.BeforeRelease
                    .SelectMany(state => (filter with { State = state }).On(set, now).Take(limit + 1).ToList())
                    .OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id, StringComparer.Ordinal).Take(limit + 1),
            ]
            : [.. filter.On(set, now).Take(limit + 1)];
        return rows.Count > limit
            ? (rows[..limit], QueueFilter.KeyOf(rows[limit - 1]))
            : (rows, null);
    }

    /// <summary>A page of changes of account data, the oldest first, with the key of the next.</summary>
    public (IReadOnlyList<ChangeRow> Rows, string? Next) Page(ChangeFilter filter)
    {
        using var db = reader.Open();
        var rows = filter.On(db.Set<ChangeRow>()).Take(PageRows + 1).ToList();
        return rows.Count > PageRows
            ? (rows[..PageRows], ChangeFilter.KeyOf(rows[PageRows - 1]))
            : (rows, null);
    }

    /// <summary>How much the instructions of a filter ask for, in US dollars.</summary>
    public async Task<SumOf> SumAsync(QueueFilter filter, CancellationToken ct)
    {
        await using var db = reader.Open();
        return await SumOf.AllAsync(
            (filter with { After = null }).Matching(db.Set<InstructionRow>(), clock.Now)
                .Where(row => row.Currency == "USD").Select(row => row.Amount),
            ct);
    }

    /// <summary>
    /// Opens an instruction for whoever asks; null where there is none. That they looked at the customer's data is kept
    /// before any of it is shown.
    /// </summary>
    public async Task<OpenedInstruction?> OpenAsync(InstructionId id, HttpContext context, CancellationToken ct)
    {
        var by = OfficerOf.Request(context);
        if (await instructions.FindAsync(id, by, ct) is not { } view)
        {
            return null;
        }

        await using var db = reader.Open();
        var row = await db.Set<InstructionRow>().FindAsync([id.ToString()], ct);
        var seen = work.SituationOf(db, view.Instruction, row!.AccountMark, by, clock);

        // What stands against a release by whoever looks, but for the reason that the form asks for.
        var against = ReleaseFunds.Decide(
            view.Instruction, InstructionWork.Recheck(seen, null), Personal.Of("?"), seen.Acting);
        return new OpenedInstruction(
            view, seen.Sight.File, seen.Acting, against is Verdict.Refused(var objections) ? objections : []);
    }
}
