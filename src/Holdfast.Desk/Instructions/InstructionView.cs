using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Policy;

namespace Holdfast.Desk.Instructions;

/// <summary>A contact as the page of an instruction shows it: whether it may be used, and if not, why.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Faults">Why it may not be used; none where it may.</param>
public sealed record ContactView(Contact Contact, ImmutableArray<ContactFault> Faults)
{
    /// <summary>Whether it may be used.</summary>
    public bool IsEligible => Faults.IsEmpty;
}

/// <summary>What can be done next, and by whom.</summary>
public enum NextStep
{
    /// <summary>Ask the customer, or ask again at another contact.</summary>
    Seek,

    /// <summary>Call the customer back.</summary>
    CallBack,

    /// <summary>Take a proof in person.</summary>
    Prove,

    /// <summary>Release it.</summary>
    Release,

    /// <summary>Hold it.</summary>
    Hold,

    /// <summary>Look into the hold.</summary>
    Review,

    /// <summary>Tell the parties of the hold.</summary>
    Notice,

    /// <summary>Extend the hold.</summary>
    Extend,

    /// <summary>Put another in its place.</summary>
    Amend,

    /// <summary>Reject it.</summary>
    Reject,

    /// <summary>Say that it arrived, was sent back or taken back.</summary>
    Conclude,

    /// <summary>Take an exception at the other firm.</summary>
    TakeException,

    /// <summary>Keep who handed a cheque over, the receipt and the follow-up.</summary>
    Cheque,
}

/// <summary>
/// An instruction as it is shown, opened: with all that became of it, the customer's contacts and what is next.
/// </summary>
/// <param name="Instruction">The instruction.</param>
/// <param name="History">Its facts, oldest first, each with who and when.</param>
/// <param name="Contacts">The customer's contacts; none where the customer is not on file.</param>
/// <param name="CustomerName">What the customer is called; empty where they are not on file.</param>
/// <param name="Language">The customer's language: <c>en</c> or <c>es</c>.</param>
/// <param name="Steps">What can be done in this state by anybody; who may is decided when it is done.</param>
/// <param name="IsFrozen">Whether the account is frozen.</param>
/// <param name="Policy">The policy of today.</param>
public sealed record InstructionView(
    Instruction Instruction, ImmutableArray<Recorded> History, ImmutableArray<ContactView> Contacts,
    string CustomerName, string Language, ImmutableArray<NextStep> Steps, bool IsFrozen, InstructionPolicy Policy)
{
    /// <summary>The entity tag: the version in quotes.</summary>
    public string ETag => $"\"{Instruction.Version}\"";
}

/// <summary>A change of account data as it is shown, opened.</summary>
/// <param name="Change">The change.</param>
/// <param name="History">Its facts, oldest first.</param>
/// <param name="Contacts">The customer's contacts.</param>
/// <param name="CustomerName">What the customer is called.</param>
public sealed record ChangeView(
    DataChange Change, ImmutableArray<RecordedChange> History, ImmutableArray<ContactView> Contacts,
    string CustomerName);

/// <summary>Which instructions are listed.</summary>
public sealed record InstructionFilter
{
    /// <summary>Only in one of these states; in any where it is empty.</summary>
    public ImmutableArray<InstructionState> States { get; init; } = [];

    /// <summary>Only of this customer.</summary>
    public string? Customer { get; init; }

    /// <summary>Only of this account.</summary>
    public string? Account { get; init; }

    /// <summary>Only of this category, a wire word.</summary>
    public string? Category { get; init; }

    /// <summary>Only those behind this one: <c>next</c> of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The most of one page.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>A page of instructions, newest first.</summary>
/// <param name="Rows">The instructions.</param>
/// <param name="Next">What the next page comes after; null where there is none.</param>
public sealed record InstructionPage(IReadOnlyList<InstructionRow> Rows, string? Next);

/// <summary>Says what can be done in a state.</summary>
internal static class NextSteps
{
    public static ImmutableArray<NextStep> Of(Instruction instruction)
    {
        var canEnd = IsIn(
            InstructionState.Screened, InstructionState.AwaitingConfirmation, InstructionState.Confirmed,
            InstructionState.Held);
        return
        [
            .. When(
                IsIn(InstructionState.Screened, InstructionState.AwaitingConfirmation, InstructionState.Held),
                NextStep.Seek),
            .. When(IsIn(InstructionState.AwaitingConfirmation), NextStep.CallBack),
            .. When(IsIn(InstructionState.AwaitingConfirmation), NextStep.Prove),
            .. When(
                instruction.IsConfirmedAsNeeded && instruction.Confirmation is not null
                    && IsIn(InstructionState.Confirmed, InstructionState.Held),
                NextStep.Release),
            .. When(canEnd, NextStep.Hold),
            .. When(instruction.Hold is not null, NextStep.Review),
            .. When(instruction.Hold?.StillToTell.Any() == true, NextStep.Notice),
            .. When(instruction.Hold is { Hold.Kind: HoldKind.Rule2165, Extensions.Length: < 2 }, NextStep.Extend),
            .. When(canEnd && instruction.Hold is null or { Hold.Kind: HoldKind.Verification }, NextStep.Amend),
            .. When(canEnd, NextStep.Reject),
            .. When(IsIn(InstructionState.Released), NextStep.Conclude),
            .. When(
                instruction is { State: InstructionState.Released, DisownedAt: not null, ExceptionCode: null },
                NextStep.TakeException),
            .. When(
                IsIn(InstructionState.Released, InstructionState.Settled)
                    && instruction.Order.DeliverTo is DeliverTo.HandDelivery && instruction.Cheque?.IsComplete != true,
                NextStep.Cheque),
        ];

        bool IsIn(params ReadOnlySpan<InstructionState> states) => states.Contains(instruction.State);
    }

    private static ImmutableArray<NextStep> When(bool holds, NextStep step) => holds ? [step] : [];
}
