using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Letters;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Instructions;

/// <summary>
/// Makes instructions, changes and letters of their entries in the journal. Nothing else is kept of them that could
/// differ; what was disposed of there is gone here too.
/// </summary>
internal sealed class InstructionStore(Partition partition)
{
    /// <summary>An instruction; null where there is none, or its record was disposed of.</summary>
    public Instruction? Find(DeskDb db, InstructionId id, PersonKey? key) =>
        Fold(EntriesOf(db, id.ToString(), key), id);

    /// <summary>A change of account data.</summary>
    public DataChange? FindChange(DeskDb db, InstructionId id, PersonKey? key) =>
        FoldChange(EntriesOf(db, id.ToString(), key), id);

    /// <summary>A standing letter.</summary>
    public StandingLetter? FindLetter(DeskDb db, string id, PersonKey? key) =>
        FoldLetter(EntriesOf(db, id, key), id);

    /// <summary>The freeze of an account; null where it is not frozen.</summary>
    public AccountFreeze? FindFreeze(DeskDb db, string mark, PersonKey? key)
    {
        if (db.Set<FreezeRow>().Find(mark) is not { } row
            || partition.Journal.At(row.Position) is not { Salted: not null } entry)
        {
            return null;
        }

        var read = InstructionEntry.Read(entry, key);
        return read.Freezes.Where(one => one.Mark == mark).Select(one => one.Fact)
            .Aggregate(
                (AccountFreeze?)null, (known, fact) => AccountFreeze.Evolve(known, fact, read.By, entry.Head.At));
    }

    /// <summary>The entries that tell of something, in order, as far as they were not disposed of.</summary>
    public IEnumerable<(InstructionEntry Entry, JournalEntry At)> EntriesOf(
        DeskDb db, string subject, PersonKey? key) =>
        db.Set<SubjectEntryRow>().Where(row => row.Subject == subject).OrderBy(row => row.Position)
            .Select(row => row.Position).ToList()
            .Select(partition.Journal.At)
            .Where(entry => entry.Salted is not null)
            .Select(entry => (InstructionEntry.Read(entry, key), entry));

    /// <summary>The instruction that entries make.</summary>
    public static Instruction? Fold(IEnumerable<(InstructionEntry Entry, JournalEntry At)> entries, InstructionId id)
    {
        var facts = (
            from one in entries
            from told in one.Entry.Instructions
            where told.Id == id
            from fact in told.Facts
            select new Recorded(fact, told.By ?? one.Entry.By, one.At.Head.At)).ToList();
        return facts is [{ Fact: InstructionFact.Received }, ..] ? Instruction.Of(id, facts) : null;
    }

    /// <summary>The change that entries make.</summary>
    public static DataChange? FoldChange(
        IEnumerable<(InstructionEntry Entry, JournalEntry At)> entries, InstructionId id)
    {
        var facts = entries.SelectMany(one => one.Entry.Changes.Where(told => told.Id == id)
            .SelectMany(told => told.Facts).Select(fact => new RecordedChange(fact, one.Entry.By, one.At.Head.At)))
            .ToList();
        return facts is [{ Fact: ChangeFact.Requested }, ..] ? DataChange.Of(id, facts) : null;
    }

    /// <summary>The letter that entries make.</summary>
    public static StandingLetter? FoldLetter(IEnumerable<(InstructionEntry Entry, JournalEntry At)> entries, string id)
    {
        var facts = entries.SelectMany(one => one.Entry.Letters.Where(told => told.Id == id)
            .SelectMany(told => told.Facts).Select(fact => new RecordedLetter(fact, one.Entry.By, one.At.Head.At)))
            .ToList();
        return facts is [{ Fact: LetterFact.Made }, ..] ? StandingLetter.Of(id, facts) : null;
    }
}
