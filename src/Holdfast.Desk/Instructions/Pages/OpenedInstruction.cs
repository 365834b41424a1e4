using System.Collections.Immutable;
using Holdfast.Desk.Customers;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>A contact with whether it may be used.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Faults">Why it may not be used; none where it may.</param>
public sealed record JudgedContact(Contact Contact, ImmutableArray<ContactFault> Faults)
{
    /// <summary>Whether it may be used.</summary>
    public bool IsEligible => Faults.IsEmpty;
}

/// <summary>An instruction as a page shows it, opened for somebody who is kept to have looked.</summary>
/// <param name="Instruction">The instruction.</param>
/// <param name="Facts">What happened to it, the newest first.</param>
/// <param name="File">The customer's file; null where there is none.</param>
/// <param name="Contacts">The customer's contacts, those that may be used first.</param>
/// <param name="Acting">Who looks, when, and by which policy.</param>
/// <param name="IsFrozen">Whether the account is frozen.</param>
/// <param name="AgainstRelease">What speaks against a release by whoever looks; empty where nothing does.</param>
public sealed record OpenedInstruction(
    Instruction Instruction, ImmutableArray<Recorded> Facts, CustomerFile? File, ImmutableArray<JudgedContact> Contacts,
    Acting Acting, bool IsFrozen, ImmutableArray<Objection> AgainstRelease)
{
    /// <summary>What it is called on pages: nothing of the customer is in it.</summary>
    public string Title =>
        $"{Wording.Of(Instruction.Order.Rail)} of {Console.Parts.Amount.Text(Instruction.Order.Amount)}";

    /// <summary>Telephone numbers that may be called.</summary>
    public IEnumerable<JudgedContact> Numbers =>
        Contacts.Where(one => one.IsEligible && one.Contact.Medium is ContactMedium.Phone);
}
