using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Templates;
using NodaTime;
using FiledTrusted = Holdfast.Desk.Customers.TrustedContact;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>
/// Tells the parties of a hold under Rule 2165 in writing: at a mailbox or an address that was on file long enough
/// before the instruction. Whoever takes an account over brings contacts of their own, also for trusted contacts.
/// </summary>
internal sealed class HoldTelling(CustomerSight sights, LinkDrawing messages)
{
    /// <summary>The contact at which a party can be told in writing; null where there is none.</summary>
    public ContactUsed? ReachOf(Situation seen, HoldParty party) => Find(seen, party)?.Contact;

    /// <summary>The message that tells a party.</summary>
    public async Task<NewMessage> MessageAsync(
        Situation seen, HoldAtWork hold, HoldParty party, ContactUsed sent, CancellationToken ct)
    {
        var recipient = Find(seen, party)
            ?? throw new InvalidOperationException($"{party.Id} was told at a contact that is not on file.");
        var order = seen.Instruction.Order;
        var said = MessageParameters.None.Moment("at", hold.PlacedAt, recipient.Zone)
            .Text("reference", seen.Instruction.Id.ToString()).Phrase("held", "disbursement");
        said = party.Role is PartyRole.TrustedContact
            ? said.Text("customer", seen.Sight.File?.Name.Full ?? "")
            : said.Account("account", order.Account.Text);
        if (party.Role is not PartyRole.TrustedContact && hold.Ends is { } ends)
        {
            // The end is the first moment that is too late, so what is told is the moment before.
            said = said.Moment("until", ends - Duration.FromMinutes(1), recipient.Zone);
        }

        var message = await messages.MessageAsync(
            new LinkOrder(seen.Instruction.Id.ToString(), order.Customer, recipient.Language, Instant.MaxValue),
            party.Role is PartyRole.TrustedContact ? TemplateTable.HoldTrusted : TemplateTable.HoldAuthorised,
            Letters.To(sent, recipient.Name), said, ct);

        // The ids of contacts are each customer's own: another's would be taken for this one's.
        return party.Role is PartyRole.Customer ? message : message with { Contact = null };
    }

    private Recipient? Find(Situation seen, HoldParty party) => party.Role switch
    {
        PartyRole.Customer => OfCustomer(seen, seen.Sight),
        PartyRole.JointOwner => OfCustomer(seen, SightOf(seen, party.Id)),
        PartyRole.Authorised => seen.Sight.File?.Authorities.FirstOrDefault(one => one.Id == party.Id) is
            { HolderCustomer: { } holder } ? OfCustomer(seen, SightOf(seen, holder)) : null,
        PartyRole.TrustedContact => seen.Sight.File?.TrustedContacts.FirstOrDefault(one => one.Id == party.Id) is
            { } trusted ? OfTrusted(seen, trusted) : null,
    };

    private Sight SightOf(Situation seen, string customer) =>
        sights.Of(seen.Db, customer, null, seen.Acting.Policy);

    private static Recipient? OfCustomer(Situation seen, Sight sight) =>
        sight.File is { } file && First(seen, sight.Contacts) is { } contact
            ? new Recipient(contact, file.Name.Full, sight.Language, sight.Zone)
            : null;

    private static Recipient? OfTrusted(Situation seen, FiledTrusted trusted)
    {
        List<Contact> contacts = [];
        Add(ContactMedium.Email, trusted.Email);
        Add(ContactMedium.Address, trusted.Address);
        return First(seen, contacts) is { } contact
            ? new Recipient(contact, trusted.Name.Full, seen.Sight.Language, seen.Sight.Zone)
            : null;

        void Add(ContactMedium medium, string? value)
        {
            if (value is { Length: > 0 })
            {
                contacts.Add(new Contact(trusted.Id, medium, Personal.Of(value), trusted.OnFileSince)
                {
                    RemovedAt = trusted.EndedAt,
                });
            }
        }
    }

    // A mailbox before an address: a letter may come after the two business days that there are.
    private static ContactUsed? First(Situation seen, IEnumerable<Contact> contacts) => ContactEligibility
        .Sort(contacts, seen.Instruction.ReceivedAt, seen.Acting.Now, seen.Acting.Policy).Eligible
        .Where(contact => contact.Medium is ContactMedium.Email or ContactMedium.Address)
        .OrderBy(contact => contact.Medium).Select(ContactUsed.Of).FirstOrDefault();

    private sealed record Recipient(ContactUsed Contact, string Name, string Language, DateTimeZone Zone);
}

/// <summary>Where what is told in writing goes.</summary>
internal static class Letters
{
    /// <summary>The mailbox, or the lines of a letter: a name and an address.</summary>
    public static LinkContact To(ContactUsed contact, string name) => contact.Medium switch
    {
        ContactMedium.Email => new(contact.Id, Medium.Email, contact.Value.Text, contact.OnFileSince),
        ContactMedium.Address => new(
            contact.Id, Medium.Paper, $"{name}\n{contact.Value.Text}", contact.OnFileSince),
        ContactMedium.Phone => throw new ArgumentException("Nothing is written to a telephone.", nameof(contact)),
    };

    /// <summary>How that is said of a notice that was given.</summary>
    public static string MeansOf(ContactUsed contact) =>
        contact.Medium is ContactMedium.Email ? "by e-mail" : "by letter";
}
