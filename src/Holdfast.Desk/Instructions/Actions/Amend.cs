using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Facts;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>
/// Changes what is asked: nothing of an instruction is edited. The old one ends, and with it what was confirmed of it;
/// another one takes its place and goes all the way from the beginning.
/// </summary>
public static class Amend
{
    /// <summary>What it comes to.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>It is done.</summary>
        /// <param name="Old">What happens to the old one.</param>
        /// <param name="New">What the new one begins with.</param>
        public sealed record Amended(ImmutableArray<InstructionFact> Old, ImmutableArray<InstructionFact> New)
            : Outcome;

        /// <summary>It is not done.</summary>
        public sealed record Refused(ImmutableArray<Objection> Objections) : Outcome;
    }

    /// <summary>Whether it is changed.</summary>
    public static Outcome Decide(Instruction instruction, TransmittalOrder order, InstructionId replacement)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(order);
        var objections = Receive.Faults(order);
        objections.UnlessIn(
            instruction, InstructionState.Screened, InstructionState.AwaitingConfirmation, InstructionState.Confirmed,
            InstructionState.Held);
        objections.When(
            instruction.Hold is { Hold.Kind: not HoldKind.Verification }, ObjectionKind.NotInThisState,
            "What is held under a rule or an order is not changed into something else.");
        objections.When(
            order.Customer != instruction.Order.Customer || order.Account != instruction.Order.Account,
            ObjectionKind.InvalidOrder, "Customer and account stay the same.");
        return objections.Count > 0
            ? new Outcome.Refused([.. objections])
            : new Outcome.Amended(
                [
                    new InstructionFact.Rejected(new Rejection(
                        RejectionReason.Superseded, Personal.Of(null), Notice: null, SupersededBy: replacement)),
                ],
                [new InstructionFact.Received(order, instruction.Id)]);
    }
}
