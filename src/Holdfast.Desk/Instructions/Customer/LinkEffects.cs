using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>Where what slices make of entries puts customers' links.</summary>
internal static class CustomerLinks
{
    /// <summary>Puts a link in; one that asks about the same instruction before is closed by it.</summary>
    public static void Add(DeskDb db, JournalEntry entry, NewLink link)
    {
        if (link.Purpose is LinkPurpose.Confirm)
        {
            Close(db, entry, link.Subject);
        }

        var number = db.Set<LinkRow>().Local.Count(row => row.MadeAt == entry.Head.At
            && row.Id.StartsWith(Beginning(entry), StringComparison.Ordinal));
        db.Set<LinkRow>().Add(new LinkRow
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{Beginning(entry)}{number}"),
            Purpose = link.Purpose,
            Hash = link.Hash,
            Subject = link.Subject,
            Customer = link.Customer,
            Contact = link.Contact,
            CodeHash = link.CodeHash,
            Sealed = link.Sealed,
            MadeAt = entry.Head.At,
            Expires = link.Expires,
        });
    }

    /// <summary>Closes the pages that ask about an instruction: it is no longer asked about.</summary>
    public static void Close(DeskDb db, JournalEntry entry, string subject)
    {
        db.SaveChanges();
        foreach (var row in db.Set<LinkRow>().Where(row => row.Subject == subject && row.ClosedAt == null
            && row.Purpose == LinkPurpose.Confirm))
        {
            row.ClosedAt = entry.Head.At;
        }
    }

    private static string Beginning(JournalEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"l-{entry.Position}-");
}

/// <summary>What happens to customers' links, as entries tell of it.</summary>
internal sealed class LinkEffects : IDeskEffects
{
    public ImmutableArray<EntryKind> Kinds => [EntryKind.Message];

    public void Apply(DeskDb db, JournalEntry entry)
    {
        if (entry.Head.Codec != LinkEntry.Codec)
        {
            return;
        }

        switch (LinkEntry.Read(entry))
        {
            case LinkEntry.WrongCode wrong:
                Find(db, entry, wrong.Link).WrongCodes++;
                break;
            case LinkEntry.Opened opened:
                var row = Find(db, entry, opened.Link);
                (row.OpenedAt, row.Browser) = (entry.Head.At, opened.Browser);
                break;
            case LinkEntry.Answered answered:
                var told = Find(db, entry, answered.Link);
                (told.AnsweredAt, told.Answer) = (entry.Head.At, answered.Statement);
                db.SetTimer(LinkTimers.OfAnswers, told.Id, entry.Head.At);
                break;
            case LinkEntry.Disowned disowned:
                Find(db, entry, disowned.Link).NotMeAt = entry.Head.At;
                db.SetTimer(LinkTimers.OfObjections, disowned.Link, entry.Head.At);
                break;
            case LinkEntry.Reverted reverted:
                Find(db, entry, reverted.Link).AnsweredAt = entry.Head.At;
                db.SetTimer(LinkTimers.OfReverts, reverted.Link, entry.Head.At);
                break;
            case LinkEntry.PassedOn passed:
                db.ClearTimer(passed.Kind, passed.Link);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static LinkRow Find(DeskDb db, JournalEntry entry, string link) =>
        db.Set<LinkRow>().Find(link) ?? throw new JournalException(
            JournalFault.Damaged, $"Entry {entry.Position} tells of a link that was never made.");
}
