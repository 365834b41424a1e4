using System.Collections.Immutable;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Desk.Messages;
using NodaTime;
using FiledContact = Holdfast.Desk.Customers.Contact;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>What is known of a customer and an account when something is decided of them.</summary>
/// <param name="File">The customer's file; null where there is none.</param>
/// <param name="Account">The account; null where it is not on file, or none was named.</param>
/// <param name="Contacts">The contacts, as instructions see them.</param>
internal sealed record Sight(CustomerFile? File, AccountFile? Account, ImmutableArray<Contact> Contacts)
{
    /// <summary>The customer's language, as templates name it.</summary>
    public string Language => File?.Language is Customers.Language.Spanish ? "es" : "en";

    /// <summary>The zone in which times are told to them.</summary>
    public DateTimeZone Zone => File?.Zone() ?? DateTimeZone.Utc;
}

/// <summary>Looks customers up for commands, which decide by what they see and show it to nobody.</summary>
internal sealed class CustomerSight(Vault vault, Marks marks, InstructionStore store)
{
    // The newest messages to a contact tell whether it takes any; older ones need not be read.
    private const int MessagesLookedAt = 200;

    private static readonly string Refused = MessageWords.Of(FailureReason.Refused);

    /// <summary>The keyed hashes that things are looked up by.</summary>
    public Marks Marks => marks;

    /// <summary>What is known now.</summary>
    public Sight Of(DeskDb db, string customer, string? account, InstructionPolicy policy)
    {
        var file = vault.Read(db, customer);
        var undeliverable = file is null ? [] : UndeliverableOf(db, customer);
        return new Sight(
            file, account is null ? null : vault.ReadAccount(db, account),
            file is null
                ? []
                :
                [
                    .. file.Contacts.Select(contact => ContactOf(db, contact, policy) with
                    {
                        IsUndeliverable = undeliverable.Contains(contact.Id),
                    }),
                ]);
    }

    // A contact of which the newest message came back, or was refused: nobody is heard there.
    private static HashSet<string> UndeliverableOf(DeskDb db, string customer) =>
    [
        .. db.Set<OutboxRow>()
            .Where(row => row.Customer == customer && row.Contact != null
                && (row.State == MessageState.Sent || row.State == MessageState.Returned
                    || (row.State == MessageState.Failed && row.Reason == Refused)))
            .OrderByDescending(row => row.Position).ThenByDescending(row => row.Number).Take(MessagesLookedAt)
            .Select(row => new { Contact = row.Contact!, row.State }).ToList()
            .DistinctBy(row => row.Contact).Where(row => row.State is not MessageState.Sent)
            .Select(row => row.Contact),
    ];

    // How long a contact cools off is the change's to say by which it came; one that came by none does not.
    private Contact ContactOf(DeskDb db, FiledContact contact, InstructionPolicy policy)
    {
        var change = contact.Change is { } id && InstructionId.TryParse(id, null, out var known)
            ? store.FindChange(db, known, key: null)
            : null;
        return new Contact(
            contact.Id,
            contact.Kind switch
            {
                Customers.ContactKind.Email => ContactMedium.Email,
                Customers.ContactKind.Phone => ContactMedium.Phone,
                Customers.ContactKind.MailingAddress or Customers.ContactKind.ResidentialAddress =>
                    ContactMedium.Address,
            },
            Personal.Of(contact.Value), contact.OnFileSince)
        {
            IsUnconfirmedChange = contact.IsUnconfirmedChange,
            CoolingUntil = change?.CoolingUntil(policy),
            RemovedAt = contact.EndedAt,
        };
    }
}
