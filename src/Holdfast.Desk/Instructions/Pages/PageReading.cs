using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Values;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>Numbers of the first page.</summary>
/// <param name="AtRisk">How much money is asked for and has not left.</param>
/// <param name="Open">How many instructions that is.</param>
/// <param name="Late">How many of them are late.</param>
/// <param name="Soon">How many are due within hours.</param>
/// <param name="ToRelease">How many wait for a second person.</param>
/// <param name="OldestToRelease">Since when the oldest of these waits.</param>
public sealed record DeskFigures(
    Money AtRisk, int Open, int Late, int Soon, int ToRelease, Instant? OldestToRelease);

/// <summary>Reads instructions for pages.</summary>
internal sealed class PageReading(
    DeskReader reader, InstructionReading instructions, InstructionWork work, PolicyClock clock)
{
    /// <summary>Rows of one page of the queue.</summary>
    public const int PageRows = 50;

    /// <summary>What is due within so long is due soon.</summary>
    public static readonly Duration Soon = Duration.FromHours(4);

    /// <summary>A page of the queue, the oldest first, with the key of the next; null where this is the last.</summary>
    public (IReadOnlyList<InstructionRow> Rows, string? Next) Page(QueueFilter filter)
    {
        using var db = reader.Open();
        var rows = filter.On(db.Set<InstructionRow>(), clock.Now).Take(PageRows + 1).ToList();
        return rows.Count > PageRows
            ? (rows[..PageRows], QueueFilter.KeyOf(rows[PageRows - 1]))
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
    public (Money Sum, int Count) Sum(QueueFilter filter)
    {
        using var db = reader.Open();
        var amounts = (filter with { After = null }).On(db.Set<InstructionRow>(), clock.Now)
            .Where(row => row.Currency == "USD").GroupBy(_ => 1)
            .Select(group => new { Sum = group.Sum(row => (decimal)row.Amount), Count = group.Count() })
            .FirstOrDefault();
        return (MoneyOf(amounts?.Sum ?? 0), amounts?.Count ?? 0);
    }

    /// <summary>The numbers of the first page.</summary>
    public DeskFigures Figures()
    {
        var now = clock.Now;
        using var db = reader.Open();
        var open = db.Set<InstructionRow>().Where(row => QueueFilter.OpenStates.Contains(row.State));
        var confirmed = open.Where(row => row.State == InstructionState.Confirmed);
        var soon = now + Soon;
        return new DeskFigures(
            Sum(QueueFilter.Open).Sum,
            open.Count(),
            open.Count(row => row.NextDue <= now || row.Alarms != ""),
            open.Count(row => row.NextDue > now && row.NextDue <= soon),
            confirmed.Count(),
            confirmed.OrderBy(row => row.ConfirmedAt).Select(row => row.ConfirmedAt).FirstOrDefault());
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

    private static Money MoneyOf(decimal tenThousandths) => Money.OfTenThousandths(
        (long)Math.Min(tenThousandths, Money.MaximumUnits * (decimal)Money.Scale));
}
