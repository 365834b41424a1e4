using Holdfast.Desk.Instructions.Facts;
using NodaTime;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>
/// The log of cheques that a representative carries: who, when, the customer's receipt, and an independent question
/// whether it came (FINRA Rule 3110(c)(2)(A)(iv)).
/// </summary>
public static class ChequeByHand
{
    /// <summary>It was handed over.</summary>
    public static Verdict HandOver(
        Instruction instruction, string number, string representative, Instant at, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(acting);
        var objections = Common(instruction);
        objections.When(
            instruction.Order.DeliverTo is not DeliverTo.HandDelivery, ObjectionKind.InvalidOrder,
            "The instruction is not for delivery by hand.");
        objections.When(instruction.Cheque is not null, ObjectionKind.DoneAlready, "It was handed over already.");
        objections.When(
            string.IsNullOrWhiteSpace(number) || string.IsNullOrWhiteSpace(representative), ObjectionKind.ReasonMissing,
            "Number and representative are kept.");
        objections.When(at > acting.Now, ObjectionKind.NotDue, "It was handed over before it is said so.");
        return Verdict.Unless(objections, () =>
        [
            new InstructionFact.ChequeHandedOver(new ChequeHandOver(
                number, representative, at, acting.Policy.EndOfBusinessDay(
                    at, acting.Policy.ChequeFollowUpBusinessDays, instruction.Order.Zone))),
        ]);
    }

    /// <summary>The customer signed for it.</summary>
    public static Verdict Receipt(Instruction instruction, string document)
    {
        var objections = Common(instruction);
        objections.When(instruction.Cheque is null, ObjectionKind.NotDue, "It was not handed over yet.");
        objections.When(
            instruction.Cheque?.Receipt is not null, ObjectionKind.DoneAlready, "There is a receipt already.");
        objections.When(
            string.IsNullOrWhiteSpace(document), ObjectionKind.ReasonMissing, "The id of the receipt is kept.");
        return Verdict.Unless(objections, () => [new InstructionFact.ChequeReceipted(document)]);
    }

    /// <summary>Somebody independent of the representative asked the customer.</summary>
    public static Verdict FollowUp(Instruction instruction, Contact contact, bool hasArrived, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(acting);
        var objections = Common(instruction);
        objections.When(!acting.By.IsStaff, ObjectionKind.PersonNeeded, "A person asks the customer.");
        objections.When(instruction.Cheque is null, ObjectionKind.NotDue, "It was not handed over yet.");
        objections.When(
            acting.By.Is(instruction.Cheque?.HandOver.Representative) || acting.By.Is(instruction.Order.Representative),
            ObjectionKind.AccountRepresentative, "The representative does not ask about a cheque of their own.");
        objections.When(
            acting.By.IsSamePersonAs(instruction.EnteredBy), ObjectionKind.SameAsEntrant,
            "Whoever entered the instruction does not ask the customer.");
        Independence.OfContact(objections, instruction, contact, acting);
        return Verdict.Unless(objections, () =>
            [new InstructionFact.ChequeFollowedUp(hasArrived, ContactUsed.Of(contact))]);
    }

    private static List<Objection> Common(Instruction instruction)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        List<Objection> objections = [];
        objections.UnlessIn(instruction, InstructionState.Released, InstructionState.Settled);
        return objections;
    }
}
