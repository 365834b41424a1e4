using System.Collections.Immutable;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>What entries of attachments make of the table.</summary>
internal sealed class AttachmentEffects : IDeskEffects
{
    public ImmutableArray<EntryKind> Kinds => [EntryKind.Case];

    public bool Wants(JournalEntry entry) => AttachmentEntry.Is(entry);

    public void Apply(DeskDb db, JournalEntry entry)
    {
        var told = AttachmentEntry.Read(entry);
        db.Add(new AttachmentRow
        {
            Id = told.Attachment,
            Case = told.Case,
            Position = entry.Position,
            Bytes = told.Bytes,
            Sha256 = Convert.ToHexStringLower(told.Sha256),
            Type = told.Type,
            By = told.By.Name,
            At = entry.Head.At,
        });
    }
}
