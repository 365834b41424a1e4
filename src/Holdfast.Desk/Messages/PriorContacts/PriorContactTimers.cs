using System.Globalization;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Runtime.Hosting;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using FiledContact = Holdfast.Desk.Customers.Contact;
using FiledKind = Holdfast.Desk.Customers.ContactKind;

namespace Holdfast.Desk.Messages.PriorContacts;

/// <summary>
/// Tells customers of events at the contacts that were on file before them, each with a link that stops everything by
/// one press. Once: the entry that queues the messages takes the timer away.
/// </summary>
internal sealed class PriorContactTimers(
    Partition partition, DeskWriter writer, Vault vault, LinkDrawing links) : IDeskTimers
{
    /// <summary>The kind of these timers; their subject is the position of an event.</summary>
    public const string TimerKind = "message.prior";

    // As long as a change can be undone, so long a notice's button works by itself; see LinkRules for later.
    private static readonly Duration LinkFor = Duration.FromDays(30);

    public string Kind => TimerKind;

    public Task DueAsync(string subject, Instant due, CancellationToken ct) => writer.DecideAsync<bool>(
        async (db, end) => await db.Timers.AnyAsync(timer => timer.Kind == TimerKind && timer.Subject == subject, end)
            ? new(true, (await EntryAsync(db, subject, end)).ToEntry())
            : new(false), ct);

    private async Task<MessageEntry> EntryAsync(DeskDb db, string subject, CancellationToken ct)
    {
        var position = long.Parse(subject, CultureInfo.InvariantCulture);
        if (!links.IsPossible || partition.Journal.At(position) is not { Salted: not null } entry
            || PriorNotice.Of(entry) is not { } notice || vault.Read(db, notice.Customer) is not { } file)
        {
            return new MessageEntry.PriorNoticed(subject, []);
        }

        var to = file.Contacts.Where(contact => contact.State is ContactState.InUse && contact.OnFileSince < notice.At)
            .Select(LinkTo).OfType<LinkContact>().ToList();
        if (to.Count == 0)
        {
            return new MessageEntry.PriorNoticed(subject, []);
        }

        var drawn = await links.NoticeAsync(
            new LinkOrder(
                notice.Subject ?? InstructionId.Draw().ToString(), notice.Customer,
                file.Language is Language.Spanish ? "es" : "en", entry.Head.At + LinkFor),
            LinkPurpose.NotMe, notice.Template, notice.Said(file.Zone()), to, ct);
        return new MessageEntry.PriorNoticed(subject, [.. drawn.Messages], drawn.Link);
    }

    private static LinkContact? LinkTo(FiledContact contact) => contact.Kind switch
    {
        FiledKind.Email => new(contact.Id, Medium.Email, contact.Value, contact.OnFileSince),
        FiledKind.Phone => new(contact.Id, Medium.Sms, contact.Value, contact.OnFileSince),
        FiledKind.MailingAddress or FiledKind.ResidentialAddress => null,
    };
}
