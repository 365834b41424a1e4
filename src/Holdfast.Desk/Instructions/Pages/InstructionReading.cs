using System.Collections.Immutable;
using Holdfast.Desk.Access;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Facts;
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
internal sealed class InstructionReading(
    DeskReader reader, InstructionStore store, InstructionWork work, PersonKeys keys, Vault vault, PolicyClock clock)
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
        await using var db = reader.Open();
        if (db.Set<InstructionRow>().Find(id.ToString()) is not { } row)
        {
            return null;
        }

        var file = await vault.OpenAsync(row.Customer, PurposeOf(id, context), by.Actor, ct);
        using var key = keys.Find(row.Customer);
        var facts = FactsOf(db, id, key);
        if (facts is not [{ Fact: InstructionFact.Received }, ..] || Instruction.Of(id, facts) is not { } instruction)
        {
            return null;
        }

        var seen = work.SituationOf(db, instruction, row.AccountMark, by, clock);
        var against = ReleaseFunds.Decide(
            instruction, InstructionWork.Recheck(seen, null), Personal.Of("?"), seen.Acting);
        return new OpenedInstruction(
            instruction, [.. facts.AsEnumerable().Reverse()], file, Judge(seen), seen.Acting,
            db.Set<FreezeRow>().Find(row.AccountMark) is not null,
            against is Verdict.Refused(var objections) ? objections : []);
    }

    private ImmutableArray<Recorded> FactsOf(DeskDb db, InstructionId id, PersonKey? key) =>
    [
        .. from one in store.EntriesOf(db, id.ToString(), key)
           from told in one.Entry.Instructions
           where told.Id == id
           from fact in told.Facts
           select new Recorded(fact, told.By ?? one.Entry.By, one.At.Head.At),
    ];

    private static ImmutableArray<JudgedContact> Judge(Situation seen) =>
    [
        .. seen.Sight.Contacts
            .Select(contact => new JudgedContact(contact, ContactEligibility.Judge(
                contact, seen.Instruction.ReceivedAt, seen.Acting.Now, seen.Acting.Policy) is Eligibility.NotEligible(
                    var faults) ? faults : []))
            .OrderByDescending(one => one.IsEligible).ThenBy(one => one.Contact.OnFileSince),
    ];

    // Whoever confirms or releases verifies; whoever only reads supervises.
    private static Purpose PurposeOf(InstructionId id, HttpContext context) =>
        context.User.HasClaim(Caller.ScopeClaim, Scopes.InstructionsConfirm)
        || context.User.HasClaim(Caller.ScopeClaim, Scopes.InstructionsRelease)
            ? Purpose.Verifying(id.ToString())
            : new Purpose(PurposeKind.Supervision, id.ToString());

    private static Money MoneyOf(decimal tenThousandths) => Money.OfTenThousandths(
        (long)Math.Min(tenThousandths, Money.MaximumUnits * (decimal)Money.Scale));
}
