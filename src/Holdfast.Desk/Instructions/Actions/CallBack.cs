using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Facts;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>
/// Keeps a call to the customer: FINRA Regulatory Notice 12-05, a call to a number that was known before. What the
/// customer told is compared by the system; whoever calls does not say whether it agrees.
/// </summary>
public static class CallBack
{
    /// <summary>Who called whom.</summary>
    public enum Direction
    {
        /// <summary>The firm called the customer.</summary>
        Outbound,

        /// <summary>Somebody called the firm. That is no call-back: hang up, and dial the number on file.</summary>
        Inbound,
    }

    /// <summary>What was heard.</summary>
    /// <param name="Direction">Who called whom.</param>
    /// <param name="Proof">How it was proven that it is the customer.</param>
    /// <param name="DidCustomerAskForIt">Whether the customer says that they gave the instruction.</param>
    /// <param name="Told">What the customer told without being led.</param>
    /// <param name="IsCoached">
    /// Whether somebody tells them what to say, is on another line or sees their screen.
    /// </param>
    /// <param name="IsDistressed">Whether they seem in distress.</param>
    /// <param name="HowMetPayee">How they came to know the payee.</param>
    /// <param name="Recording">The id of the recording.</param>
    /// <param name="Seconds">How long it took.</param>
    /// <param name="Summary">What was said, in short.</param>
    public sealed record Answers(
        Direction Direction, CallerProof Proof, bool DidCustomerAskForIt, Restated Told, bool IsCoached,
        bool IsDistressed, Personal HowMetPayee, string Recording, int Seconds, Personal Summary);

    /// <summary>What a call comes to: the customer confirmed, or refused; or it does not count.</summary>
    public static Verdict Decide(
        Instruction instruction, Contact number, Answers answers, string newCase, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.UnlessIn(instruction, InstructionState.AwaitingConfirmation);
        objections.When(!acting.By.IsStaff, ObjectionKind.PersonNeeded, "A person calls back.");
        objections.When(
            answers.Direction is Direction.Inbound, ObjectionKind.InboundCall,
            "A call that comes in is no call-back: hang up, and dial the number on file.");
        objections.When(
            number.Medium is not ContactMedium.Phone, ObjectionKind.ContactNotEligible, "A call goes to a telephone.");
        objections.When(
            instruction.Sought is { } sought && acting.Now >= sought.Expires, ObjectionKind.Expired,
            "It was waited for until before.");
        Independence.OfCaller(objections, instruction, acting);
        Independence.OfContact(objections, instruction, number, acting);

        // Who cannot prove to be the customer may be a thief who was called, or a child: it is an attempt.
        objections.When(
            answers.Proof is CallerProof.None or CallerProof.PublicFacts, ObjectionKind.NotAuthenticated,
            "It was not proven by possession or private facts that it is the customer; keep it as an attempt.");
        objections.When(
            answers.Recording.Length == 0, ObjectionKind.ReasonMissing, "The id of the recording is kept.");
        return Verdict.Unless(objections, () => Outcome(instruction, number, answers, newCase));
    }

    private static ImmutableArray<InstructionFact> Outcome(
        Instruction instruction, Contact number, Answers answers, string newCase)
    {
        var attempt = new InstructionFact.Attempted(
            new Attempt(ConfirmationMethod.CallBack, ContactUsed.Of(number), AttemptOutcome.Reached));
        var differences = answers.DidCustomerAskForIt ? Differences.Of(answers.Told, instruction.Order) : [];
        var kinds = CustomerRefusals.Kinds(
            !answers.DidCustomerAskForIt, differences, answers.IsCoached, answers.IsDistressed);
        if (!kinds.IsEmpty)
        {
            return
            [
                attempt,
                .. CustomerRefusals.Of(instruction, new CustomerRefusal(
                    kinds, differences, ConfirmationMethod.CallBack, ContactUsed.Of(number), answers.Summary,
                    answers.Recording, newCase)),
            ];
        }

        return
        [
            attempt,
            new InstructionFact.Confirmed(new Confirmation(
                ConfirmationMethod.CallBack, ContactUsed.Of(number), answers.Proof, answers.Told, answers.Recording,
                answers.Seconds, answers.HowMetPayee)),
        ];
    }
}

/// <summary>Refusals, which reject an instruction by themselves and open a case.</summary>
internal static class CustomerRefusals
{
    public static ImmutableArray<RefusalKind> Kinds(
        bool isDenied, ImmutableArray<Difference> differences, bool isCoached, bool isDistressed) =>
    [
        .. isDenied ? [RefusalKind.Denied] : Array.Empty<RefusalKind>(),
        .. !isDenied && !differences.IsEmpty ? [RefusalKind.DetailsDiffer] : Array.Empty<RefusalKind>(),
        .. isCoached ? [RefusalKind.Coached] : Array.Empty<RefusalKind>(),
        .. isDistressed ? [RefusalKind.Distressed] : Array.Empty<RefusalKind>(),
    ];

    public static ImmutableArray<InstructionFact> Of(Instruction instruction, CustomerRefusal refusal) =>
    [
        new InstructionFact.Refused(refusal),
        new InstructionFact.Rejected(new Rejection(
            RejectionReason.CustomerRefused, Personal.Of(null), Screen.NoticeOf(instruction), refusal.Case)),
    ];
}
