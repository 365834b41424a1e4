using Holdfast.Desk.Instructions.Facts;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>
/// Keeps a confirmation by a visit, a notarised or medallion letter or a video call with an identity document: the way
/// that is left where no contact may be used.
/// </summary>
public static class ProveInPerson
{
    /// <summary>What was shown and told.</summary>
    /// <param name="Method">By which means.</param>
    /// <param name="Told">What the customer told.</param>
    /// <param name="Document">The id of the copy of the document.</param>
    /// <param name="IsCoached">Whether somebody tells them what to say.</param>
    /// <param name="IsDistressed">Whether they seem in distress.</param>
    /// <param name="HowMetPayee">How they came to know the payee.</param>
    /// <param name="Summary">What was said, in short.</param>
    public sealed record Proof(
        ConfirmationMethod Method, Restated Told, string Document, bool IsCoached, bool IsDistressed,
        Personal HowMetPayee, Personal Summary);

    /// <summary>What it comes to: the customer confirmed, or refused; or it does not count.</summary>
    public static Verdict Decide(Instruction instruction, Proof proof, string newCase, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.UnlessIn(instruction, InstructionState.AwaitingConfirmation);
        objections.When(!acting.By.IsStaff, ObjectionKind.PersonNeeded, "A person sees the document.");
        objections.When(
            proof.Method is ConfirmationMethod.Link or ConfirmationMethod.CallBack, ObjectionKind.MethodTooWeak,
            "Links and calls are kept in their own way.");
        objections.When(
            string.IsNullOrWhiteSpace(proof.Document), ObjectionKind.NotAuthenticated, "The document is kept.");
        objections.When(
            instruction.Sought is { } sought && acting.Now >= sought.Expires, ObjectionKind.Expired,
            "It was waited for until before.");
        Independence.OfCaller(objections, instruction, acting);
        return Verdict.Unless(objections, () =>
        {
            var differences = Differences.Of(proof.Told, instruction.Order);
            var kinds = CustomerRefusals.Kinds(isDenied: false, differences, proof.IsCoached, proof.IsDistressed);
            return kinds.IsEmpty
                ?
                [
                    new InstructionFact.Confirmed(new Confirmation(
                        proof.Method, Contact: null, CallerProof.Possession, proof.Told, proof.Document, Seconds: null,
                        proof.HowMetPayee)),
                ]
                : CustomerRefusals.Of(instruction, new CustomerRefusal(
                    kinds, differences, proof.Method, Contact: null, proof.Summary, proof.Document, newCase));
        });
    }
}
