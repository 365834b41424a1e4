using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Desk.Instructions.Policy;
using NodaTime;

namespace Holdfast.Desk.Instructions;

/// <summary>What a contact is.</summary>
[JsonConverter(typeof(WordConverter<ContactMedium>))]
public enum ContactMedium
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A postal address.</summary>
    Address,
}

/// <summary>A contact of a customer as it is on file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Medium">What it is.</param>
/// <param name="Value">The address or number.</param>
/// <param name="OnFileSince">Since when it is on file.</param>
public sealed record Contact(string Id, ContactMedium Medium, Personal Value, Instant OnFileSince)
{
    /// <summary>It came by a change that nobody confirmed yet.</summary>
    public bool IsUnconfirmedChange { get; init; }

    /// <summary>Until then it is cooling off after a change that was confirmed; null where it is not.</summary>
    public Instant? CoolingUntil { get; init; }

    /// <summary>When it was taken off the file; null while it is on it.</summary>
    public Instant? RemovedAt { get; init; }

    /// <summary>It is a trusted contact person's, not the customer's.</summary>
    public bool IsTrustedContact { get; init; }

    /// <summary>Something sent there came back.</summary>
    public bool IsUndeliverable { get; init; }
}

/// <summary>The very contact that was used, kept as it was.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Medium">What it is.</param>
/// <param name="Value">The address or number.</param>
/// <param name="OnFileSince">Since when it was on file.</param>
public sealed record ContactUsed(string Id, ContactMedium Medium, Personal Value, Instant OnFileSince)
{
    /// <summary>A contact as it is now.</summary>
    public static ContactUsed Of(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return new ContactUsed(contact.Id, contact.Medium, contact.Value, contact.OnFileSince);
    }
}

/// <summary>Why a contact may not be used to confirm an instruction.</summary>
[JsonConverter(typeof(WordConverter<ContactFault>))]
public enum ContactFault
{
    /// <summary>It came on file only after the instruction.</summary>
    NewerThanInstruction,

    /// <summary>It was not on file long enough before the instruction.</summary>
    NotOnFileLongEnough,

    /// <summary>It came by a change that nobody confirmed.</summary>
    ChangedWithoutConfirmation,

    /// <summary>It was changed and confirmed lately, and is still cooling off.</summary>
    CoolingOff,

    /// <summary>It was taken off the file.</summary>
    Removed,

    /// <summary>It is the trusted contact's, who may help to find the customer and may not approve.</summary>
    TrustedContact,

    /// <summary>Something sent there came back.</summary>
    Undeliverable,
}

/// <summary>Whether a contact may be used to confirm an instruction.</summary>
public abstract record Eligibility
{
    private Eligibility()
    {
    }

    /// <summary>It may.</summary>
    public sealed record Eligible : Eligibility;

    /// <summary>It may not.</summary>
    /// <param name="Faults">Every reason.</param>
    public sealed record NotEligible(ImmutableArray<ContactFault> Faults) : Eligibility;
}

/// <summary>A contact that was passed over, and why.</summary>
/// <param name="Contact">Its id.</param>
/// <param name="Faults">Every reason.</param>
public sealed record PassedOver(string Contact, ImmutableArray<ContactFault> Faults);

/// <summary>
/// Judges contacts. A takeover changes the contact first, so a contact has to be older than the request
/// (FINRA Regulatory Notices 09-64 and 12-05: a number known from before, never one of the instruction).
/// </summary>
public static class ContactEligibility
{
    /// <summary>Whether a contact may be used to confirm what was received at a time.</summary>
    public static Eligibility Judge(Contact contact, Instant receivedAt, Instant now, InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(policy);
        var trustedBefore = receivedAt - Duration.FromDays(policy.ContactOnFileDays);
        List<ContactFault> faults = [];
        Add(contact.OnFileSince > receivedAt, ContactFault.NewerThanInstruction);
        Add(contact.OnFileSince <= receivedAt && contact.OnFileSince > trustedBefore, ContactFault.NotOnFileLongEnough);
        Add(contact.IsUnconfirmedChange, ContactFault.ChangedWithoutConfirmation);
        Add(contact.CoolingUntil > now, ContactFault.CoolingOff);
        Add(contact.RemovedAt <= now, ContactFault.Removed);
        Add(contact.IsTrustedContact, ContactFault.TrustedContact);
        Add(contact.IsUndeliverable, ContactFault.Undeliverable);
        return faults.Count == 0 ? new Eligibility.Eligible() : new Eligibility.NotEligible([.. faults]);

        void Add(bool holds, ContactFault fault)
        {
            if (holds)
            {
                faults.Add(fault);
            }
        }
    }

    /// <summary>Those that may be used, and those that were passed over.</summary>
    public static (ImmutableArray<Contact> Eligible, ImmutableArray<PassedOver> PassedOver) Sort(
        IEnumerable<Contact> contacts, Instant receivedAt, Instant now, InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        var judged = contacts.Select(contact => (contact, Judgement: Judge(contact, receivedAt, now, policy))).ToList();
        return (
            [.. judged.Where(one => one.Judgement is Eligibility.Eligible).Select(one => one.contact)],
            [.. judged.Where(one => one.Judgement is Eligibility.NotEligible).Select(one =>
                new PassedOver(one.contact.Id, ((Eligibility.NotEligible)one.Judgement).Faults))]);
    }
}
