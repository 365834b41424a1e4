using System.Collections.Immutable;
using Holdfast.Desk.Access;
using NodaTime;

namespace Holdfast.Desk.Customers;

/// <summary>A contact that is asked for.</summary>
/// <param name="Id">What it is to be called; whoever asks chooses it, so that asking twice is asking once.</param>
/// <param name="Kind">How the customer is reached by it.</param>
/// <param name="Value">The address or number, in its one form.</param>
/// <param name="Replaces">The contact whose place it is to take; null where it is one more.</param>
/// <param name="Change">The change of account data by which it comes; null where it comes by none.</param>
public sealed record ContactProposal(
    string Id, ContactKind Kind, string Value, string? Replaces = null, string? Change = null);

/// <summary>
/// Changes of contacts. An old contact stays in use until the new one is confirmed, and nothing is ever taken out of a
/// file: whoever took an account over changes the contact first, so what was there before is what the customer is asked
/// at (FINRA Rule 3110(c)(2)).
/// </summary>
public static class ContactChanges
{
    /// <summary>Puts a contact on file that nobody has confirmed.</summary>
    public static VaultOutcome Propose(CustomerFile file, ContactProposal proposal, Instant at, Actor by)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(proposal);
        if (file.Contact(proposal.Id) is { } known)
        {
            return IsOf(known, proposal)
                ? new VaultOutcome.Same(file)
                : new VaultOutcome.Refused(VaultRefusal.IdTaken, "Another contact has this id.");
        }

        var contact = new Contact(proposal.Id, proposal.Kind, proposal.Value, at, ContactState.Pending)
        {
            Replaces = proposal.Replaces,
            Change = proposal.Change,
            History = [new ContactEvent(ContactStep.Proposed, at, by)],
        };
        return RefusalOf(file, proposal) is { } refusal ? refusal : Add(file, contact);
    }

    /// <summary>
    /// Puts a contact on file that the firm had before. It is in use at once where the file has none of its kind in use
    /// but those of the same import: another one may not come in through an import as if it had always been there.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="contact">The contact.</param>
    /// <param name="since">Since when the firm has it, by its own records.</param>
    /// <param name="confirmedAt">When it was confirmed; null where that is not on file.</param>
    /// <param name="confirmedHow">How it was confirmed; null where that is not on file.</param>
    /// <param name="at">Now.</param>
    /// <param name="by">Who imports.</param>
    public static VaultOutcome Import(
        CustomerFile file, ContactProposal contact, Instant since, Instant? confirmedAt, string? confirmedHow,
        Instant at, Actor by)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(contact);
        if (file.Contacts.FirstOrDefault(known => IsSame(known, contact.Kind, contact.Value)
            && known.State is ContactState.InUse or ContactState.Pending) is not null)
        {
            return new VaultOutcome.Same(file);
        }

        if (file.Contact(contact.Id) is not null)
        {
            return new VaultOutcome.Refused(VaultRefusal.IdTaken, "Another contact has this id.");
        }

        if (RefusalOf(file, contact) is { } refusal)
        {
            return refusal;
        }

        var isFirst = file.InUse(contact.Kind).All(known => known.Change == contact.Change);
        List<ContactEvent> history =
            [new(isFirst ? ContactStep.Imported : ContactStep.Proposed, at, by, contact.Change)];
        if (isFirst && confirmedAt is { } confirmed)
        {
            history.Add(new ContactEvent(ContactStep.Confirmed, confirmed, by, confirmedHow));
        }

        return Add(file, new Contact(
            contact.Id, contact.Kind, contact.Value, isFirst ? since : at,
            isFirst ? ContactState.InUse : ContactState.Pending)
        {
            Change = contact.Change,
            History = [.. history],
        });
    }

    /// <summary>
    /// Confirms a contact: one that was asked for comes into use, and the one whose place it takes goes out of use.
    /// </summary>
    public static VaultOutcome Confirm(CustomerFile file, string id, string how, Instant at, Actor by)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(by);
        if (file.Contact(id) is not { } contact)
        {
            return Missing;
        }

        var step = new ContactEvent(ContactStep.Confirmed, at, by, how);
        if (contact.State is ContactState.Replaced or ContactState.Reverted)
        {
            return new VaultOutcome.Refused(VaultRefusal.OutOfUse, "The contact is out of use.");
        }

        if (contact.History[^1] is { Step: ContactStep.Confirmed } last && last.How == how && last.By == by)
        {
            return new VaultOutcome.Same(file);
        }

        if (contact.History.Length >= VaultLimits.Steps)
        {
            return new VaultOutcome.Refused(VaultRefusal.TooMany, "The contact has too long a history.");
        }

        var changed = Put(file, contact.With(ContactState.InUse, step));
        return new VaultOutcome.Changed(
            contact.State is ContactState.Pending && contact.Replaces is { } replaces
            && file.Contact(replaces) is { State: ContactState.InUse } old
                ? Put(changed, old.With(
                    ContactState.Replaced, new ContactEvent(ContactStep.Replaced, at, by, contact.Id)))
                : changed);
    }

    /// <summary>
    /// Takes a contact back, with every one that came in its place later, and brings back into use the one whose place
    /// it had taken.
    /// </summary>
    public static VaultOutcome Revert(CustomerFile file, string id, string why, Instant at, Actor by)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Contact(id) is not { } contact)
        {
            return Missing;
        }

        if (contact.State is ContactState.Reverted)
        {
            return new VaultOutcome.Same(file);
        }

        var changed = file;
        foreach (var later in WithSuccessors(file, contact)
            .Where(later => later.State is not ContactState.Reverted))
        {
            changed = Put(changed, later.With(
                ContactState.Reverted, new ContactEvent(ContactStep.Reverted, at, by, why)));
        }

        return new VaultOutcome.Changed(
            contact.Replaces is { } replaces && changed.Contact(replaces) is { State: ContactState.Replaced } old
                ? Put(changed, old.With(ContactState.InUse, new ContactEvent(ContactStep.Restored, at, by, why)))
                : changed);
    }

    private static VaultOutcome.Refused Missing { get; } =
        new(VaultRefusal.Absent, "There is no contact with this id.");

    private static VaultOutcome.Refused? RefusalOf(CustomerFile file, ContactProposal proposal)
    {
        if (file.Contacts.Length >= VaultLimits.Contacts)
        {
            return new(VaultRefusal.TooMany, $"A file has at most {VaultLimits.Contacts} contacts.");
        }

        if (file.InUse(proposal.Kind).Any(known => IsSame(known, proposal.Kind, proposal.Value)))
        {
            return new(VaultRefusal.OnFile, "The contact is in use already.");
        }

        if (proposal.Replaces is not { } replaces)
        {
            return null;
        }

        return file.Contact(replaces) is not { State: ContactState.InUse } old || old.Kind != proposal.Kind
            ? new(VaultRefusal.Unknown, "The contact to be replaced is none of this kind that is in use.")
            : file.Contacts.Any(known => known.State is ContactState.Pending && known.Replaces == replaces)
                ? new(VaultRefusal.ChangePending, "Another change of this contact waits to be confirmed.")
                : null;
    }

    // A contact and those that took its place, one after the other; each came on file after the one it replaces.
    private static List<Contact> WithSuccessors(CustomerFile file, Contact contact)
    {
        List<Contact> found = [contact];
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(file.Contacts.Where(later => later.Replaces == found[i].Id && !found.Contains(later)));
        }

        return found;
    }

    private static bool IsOf(Contact known, ContactProposal proposal) =>
        IsSame(known, proposal.Kind, proposal.Value) && known.Replaces == proposal.Replaces
        && known.Change == proposal.Change;

    private static bool IsSame(Contact known, ContactKind kind, string value) =>
        known.Kind == kind && known.Value == value;

    private static VaultOutcome.Changed Add(CustomerFile file, Contact contact) =>
        new(file with { Contacts = file.Contacts.Add(contact) });

    private static CustomerFile Put(CustomerFile file, Contact contact) => file with
    {
        Contacts = [.. file.Contacts.Select(known => known.Id == contact.Id ? contact : known)],
    };
}
