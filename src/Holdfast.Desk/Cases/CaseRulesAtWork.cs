using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Cases;

/// <summary>
/// The rules that are in force by the tables. They came there by an entry, so that whoever reads the journal again
/// gathers by the rules of then, whatever stands in the file today.
/// </summary>
internal sealed class CaseRulesAtWork
{
    private const int OneRow = 1;

    private readonly Lock _lock = new();
    private CaseRulesTable? _known;

    /// <summary>The rules of a moment; null where none were in force yet.</summary>
    public CaseRules? At(DeskDb db, Instant now) => Table(db)?.At(now);

    /// <summary>The table that is in force; null where none is yet.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public CaseRulesTable? Table(DeskDb db)
    {
        if (db.Set<CaseRulesRow>().Find(OneRow) is not { } row)
        {
            return null;
        }

        lock (_lock)
        {
            if (_known?.Stamp.Sha256 != row.Sha256)
            {
                _known = Read(db.Set<CaseRulesTextRow>().Find(row.Sha256)!.Text, row.Position);
            }

            return _known;
        }
    }

    /// <summary>Puts rules into force.</summary>
    public static void Adopt(DeskDb db, JournalEntry entry)
    {
        var adopted = RulesEntry.Read(entry);
        _ = Read(adopted.Text, entry.Position);
        if (db.Set<CaseRulesTextRow>().Find(adopted.Sha256) is null)
        {
            db.Add(new CaseRulesTextRow { Sha256 = adopted.Sha256, Text = adopted.Text });
        }

        if (db.Set<CaseRulesRow>().Find(OneRow) is { } row)
        {
            (row.Position, row.At) = (entry.Position, entry.Head.At);
            (row.Version, row.Sha256) = (adopted.Version, adopted.Sha256);
        }
        else
        {
            db.Add(new CaseRulesRow
            {
                Id = OneRow, Position = entry.Position, At = entry.Head.At, Version = adopted.Version,
                Sha256 = adopted.Sha256,
            });
        }
    }

    private static CaseRulesTable Read(string text, long position) => CaseRulesTable.Parse(text) switch
    {
        CaseRulesReading.Accepted accepted => accepted.Table,
        _ => throw new JournalException(
            JournalFault.Unreadable,
            $"Entry {position} puts rules of cases into force that this release does not read."),
    };
}
