using System.Collections.Immutable;
using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Cases;

/// <summary>
/// What cases make of entries: alerts gather, what people did with cases is taken in, and what becomes of instructions
/// moves the money at risk.
/// </summary>
internal sealed class CaseEffects(CaseMarks marks, CaseRulesAtWork rules) : IDeskEffects
{
    private const string Staff = "staff";

    private static readonly byte[] OfCase = [.. "\"case\":\"c-"u8];

    public ImmutableArray<EntryKind> Kinds { get; } =
    [
        EntryKind.Event, EntryKind.Case, EntryKind.Instruction, EntryKind.LookUp, EntryKind.Disposal,
        EntryKind.Setting,
    ];

    public bool Wants(JournalEntry entry) => entry.Head.Kind switch
    {
        EntryKind.Event => AlertReading.MayBeAlert(entry),
        EntryKind.Case => entry.Head.Codec == CaseEntry.Codec,
        EntryKind.Setting => entry.Head.Codec == RulesEntry.Codec,
        EntryKind.LookUp => entry.Content.Span.IndexOf(OfCase) >= 0,
        _ => true,
    };

    public void Apply(DeskDb db, JournalEntry entry)
    {
        switch (entry.Head.Kind)
        {
            case EntryKind.Event:
                TakeEvent(db, entry);
                break;
            case EntryKind.Case:
                TakeFacts(db, entry);
                break;
            case EntryKind.Instruction:
                TakeInstruction(db, entry);
                break;
            case EntryKind.LookUp:
                TakeLook(db, entry);
                break;
            case EntryKind.Setting:
                CaseRulesAtWork.Adopt(db, entry);
                break;
            case EntryKind.Disposal:
                TakeDisposal(db, entry);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private void TakeEvent(DeskDb db, JournalEntry entry)
    {
        // Alerts from before the first rules were in force are history: nobody worked on them as cases.
        if (rules.At(db, entry.Head.At) is { } inForce && AlertReading.Read(entry, inForce, marks) is { } alert)
        {
            CaseGatherer.Take(db, alert, inForce);
        }
    }

    private void TakeFacts(DeskDb db, JournalEntry entry)
    {
        var told = CaseEntry.Read(entry, key: null);
        if (rules.At(db, entry.Head.At) is not { } inForce)
        {
            return;
        }

        var at = new CaseFactEffects.Place(db, entry, told.By, inForce);
        foreach (var one in told.Cases)
        {
            CaseFactEffects.Take(at, one);
        }

        CaseFactEffects.TakeRest(at, told);
    }

    private void TakeDisposal(DeskDb db, JournalEntry entry)
    {
        // Before the first rules were in force nothing came to cases.
        if (rules.At(db, entry.Head.At) is { } inForce)
        {
            CaseDisposal.Take(db, [.. DisposedPositions.Of(entry).Distinct()], inForce);
        }
    }

    private void TakeInstruction(DeskDb db, JournalEntry entry)
    {
        // What instructions made of the entry has to be seen by queries.
        db.SaveChanges();
        if (rules.At(db, entry.Head.At) is not { } inForce)
        {
            return;
        }

        var accounts = InstructionEntry.Read(entry, key: null).Instructions
            .Select(block => db.Set<InstructionRow>().Find(block.Id.ToString())?.AccountMark).OfType<string>()
            .Where(mark => mark.Length > 0).Distinct().ToList();
        foreach (var account in accounts)
        {
            foreach (var key in db.Set<CaseKeyRow>()
                .Where(key => key.Kind == KeyKind.Account && key.Mark == account).ToList())
            {
                var row = db.Set<CaseRow>().Find(key.CaseId)!;
                CaseMoney.Refresh(db, row, key);
                db.SaveChanges();
                row.InstructionDue = CaseMoney.InstructionDueOf(db, row.Id);
                row.Saved = row.State is CaseState.Decided ? CaseMoney.Saved(db, row) : row.Saved;
                CaseUrgency.Refresh(row, inForce);
            }
        }
    }

    // Looking is work on a case and no change of it, so whoever read it before may go on.
    private void TakeLook(DeskDb db, JournalEntry entry)
    {
        var look = LookUpContent.Read(entry);
        if (look.Kind == Staff && CaseId.TryParse(look.Case, null, out var id)
            && CaseGatherer.Now(db, id.ToString()) is { FirstLookAt: null } row
            && rules.At(db, entry.Head.At) is { } inForce)
        {
            row.FirstLookAt = entry.Head.At;
            CaseUrgency.Refresh(row, inForce);
        }
    }
}
