using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Facts;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>
/// Keeps what the customer answered by the link that was sent to a contact from before. Where they say that it is not
/// theirs, no guard stands in the way: that it is stopped never has to wait for anything.
/// </summary>
public static class CustomerAnswers
{
    /// <summary>An answer.</summary>
    /// <param name="Contact">The contact that the link had gone to.</param>
    /// <param name="IsTheirs">Whether the customer says that the instruction is theirs.</param>
    /// <param name="Chosen">The amount, payee and purpose that the customer chose.</param>
    /// <param name="IsCodeRight">Whether the code that was sent beside the link was right.</param>
    /// <param name="IsCoached">Whether the customer says that somebody is telling them what to do.</param>
    public sealed record Answer(Contact Contact, bool IsTheirs, Restated Chosen, bool IsCodeRight, bool IsCoached);

    /// <summary>What an answer comes to.</summary>
    public static Verdict Decide(Instruction instruction, Answer answer, string newCase, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(acting);
        return answer.IsTheirs
            ? Confirm(instruction, answer, newCase, acting)
            : Disown(instruction, answer, newCase);
    }

    private static Verdict Confirm(Instruction instruction, Answer answer, string newCase, Acting acting)
    {
        List<Objection> objections = [];
        objections.UnlessIn(instruction, InstructionState.AwaitingConfirmation);
        var sought = instruction.Sought;
        objections.When(
            sought is not null && acting.Now >= sought.Expires, ObjectionKind.Expired, "The link is over.");
        objections.When(
            sought is not null && sought.Contact?.Id != answer.Contact.Id, ObjectionKind.OtherContact,
            "The confirmation is sought at another contact.");
        objections.When(!answer.IsCodeRight, ObjectionKind.NotAuthenticated, "The code was not right.");
        objections.When(
            instruction.Needs is ConfirmationNeed.CallBack, ObjectionKind.MethodTooWeak,
            "This instruction takes a call-back or proof in person.");
        Independence.OfContact(objections, instruction, answer.Contact, acting);
        return Verdict.Unless(objections, () => Outcome(instruction, answer, newCase));
    }

    private static ImmutableArray<InstructionFact> Outcome(Instruction instruction, Answer answer, string newCase)
    {
        var differences = Differences.Of(answer.Chosen, instruction.Order);
        var kinds = CustomerRefusals.Kinds(isDenied: false, differences, answer.IsCoached, isDistressed: false);
        if (!kinds.IsEmpty)
        {
            return CustomerRefusals.Of(instruction, new CustomerRefusal(
                kinds, differences, ConfirmationMethod.Link, ContactUsed.Of(answer.Contact), Personal.Of(null),
                Evidence: null, newCase));
        }

        var confirmed = new InstructionFact.Confirmed(new Confirmation(
            ConfirmationMethod.Link, ContactUsed.Of(answer.Contact), CallerProof.Possession, answer.Chosen,
            Evidence: null, Seconds: null, Personal.Of(null)));
        return [confirmed];
    }

    private static Verdict Disown(Instruction instruction, Answer answer, string newCase)
    {
        var contact = ContactUsed.Of(answer.Contact);
        return instruction.State switch
        {
            InstructionState.Released or InstructionState.Settled when instruction.DisownedAt is null =>
                Verdict.By(new InstructionFact.Disowned(contact, newCase)),
            InstructionState.Screened or InstructionState.AwaitingConfirmation or InstructionState.Confirmed
                or InstructionState.Held => Verdict.By(CustomerRefusals.Of(instruction, new CustomerRefusal(
                    [RefusalKind.Denied], [], ConfirmationMethod.Link, contact, Personal.Of(null), Evidence: null,
                    newCase))),

            // Nothing is left to stop, and nothing is refused to whoever says so: the account is frozen all the same.
            _ => Verdict.By(),
        };
    }
}
