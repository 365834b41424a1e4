using Holdfast.Desk.Instructions.Facts;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>
/// Rejects an instruction before its release. Nobody is kept from stopping one, not even who entered it.
/// </summary>
public static class RejectInstruction
{
    /// <summary>Whether it is rejected.</summary>
    public static Verdict Decide(Instruction instruction, RejectionReason reason, Personal detail, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.UnlessIn(
            instruction, InstructionState.Screened, InstructionState.AwaitingConfirmation, InstructionState.Confirmed,
            InstructionState.Held);
        objections.When(detail.IsEmpty, ObjectionKind.ReasonMissing, "It is said why.");
        objections.When(
            reason is not (RejectionReason.BeliefSustained or RejectionReason.CustomerCancelled or RejectionReason.Order
                or RejectionReason.Decided),
            ObjectionKind.InvalidOrder, "This reason is the system's to give.");
        objections.When(
            reason is RejectionReason.BeliefSustained && instruction.State is not InstructionState.Held,
            ObjectionKind.NotInThisState, "What was believed is sustained of a hold.");
        objections.When(
            instruction.Hold?.StillToTell.Any() == true, ObjectionKind.NoticesMissing,
            "All parties are told of the hold, or skipped for a reason.");
        return Verdict.Unless(objections, () =>
            [new InstructionFact.Rejected(new Rejection(reason, detail, Screen.NoticeOf(instruction)))]);
    }
}
