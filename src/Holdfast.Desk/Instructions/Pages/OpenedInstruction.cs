using System.Collections.Immutable;
using Holdfast.Desk.Customers;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>An instruction as a page shows it, opened for somebody who is kept to have looked.</summary>
/// <param name="View">The instruction with its history and contacts.</param>
/// <param name="File">The customer's file; null where there is none.</param>
/// <param name="Acting">Who looks, when, and by which policy.</param>
/// <param name="AgainstRelease">What speaks against a release by whoever looks; empty where nothing does.</param>
public sealed record OpenedInstruction(
    InstructionView View, CustomerFile? File, Acting Acting, ImmutableArray<Objection> AgainstRelease)
{
    /// <summary>The instruction.</summary>
    public Instruction Instruction => View.Instruction;

    /// <summary>Whether the account is frozen.</summary>
    public bool IsFrozen => View.IsFrozen;

    /// <summary>What happened to it, the newest first.</summary>
    public IEnumerable<Recorded> Facts => View.History.Reverse();

    /// <summary>The customer's contacts, those that may be used first.</summary>
    public ImmutableArray<ContactView> Contacts =>
        [.. View.Contacts.OrderByDescending(one => one.IsEligible).ThenBy(one => one.Contact.OnFileSince)];

    /// <summary>What it is called on pages: nothing of the customer is in it.</summary>
    public string Title =>
        $"{Wording.Of(Instruction.Order.Rail)} of {Console.Parts.Amount.Text(Instruction.Order.Amount)}";

    /// <summary>Telephone numbers that may be called.</summary>
    public IEnumerable<ContactView> Numbers =>
        Contacts.Where(one => one.IsEligible && one.Contact.Medium is ContactMedium.Phone);
}
