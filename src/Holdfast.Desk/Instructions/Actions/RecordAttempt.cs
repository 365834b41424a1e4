using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Facts;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>Keeps an attempt to reach the customer that did not come to an answer.</summary>
public static class RecordAttempt
{
    /// <summary>Whether it is kept. Only attempts at contacts that may be used count.</summary>
    public static Verdict Decide(
        Instruction instruction, ConfirmationMethod method, Contact contact, AttemptOutcome outcome, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.UnlessIn(instruction, InstructionState.AwaitingConfirmation);
        objections.When(
            outcome is AttemptOutcome.Reached, ObjectionKind.ConfirmationMissing,
            "When the customer was reached, what they said is kept.");
        Independence.OfCaller(objections, instruction, acting);
        Independence.OfContact(objections, instruction, contact, acting);
        return Verdict.Unless(objections, () =>
            [new InstructionFact.Attempted(new Attempt(method, ContactUsed.Of(contact), outcome))]);
    }

    /// <summary>Whether enough was tried: often enough, and on different days or at different contacts.</summary>
    public static bool IsEnough(Instruction instruction, Policy.InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(policy);
        ImmutableArray<AttemptMade> made =
            [.. instruction.Attempts.Where(one => one.Attempt.Outcome is not AttemptOutcome.Undelivered)];
        return made.Length >= policy.AttemptsAtLeast
            && (made.Select(one => Policy.InstructionPolicy.DayOf(one.At, instruction.Order.Zone)).Distinct().Count()
                    >= policy.AttemptSpread
                || made.Select(one => one.Attempt.Contact.Id).Distinct().Count() >= policy.AttemptSpread);
    }
}

/// <summary>Who may not act because of who they are, and which contact may not be used.</summary>
internal static class Independence
{
    /// <summary>
    /// Whoever asks the customer is neither who entered the instruction nor the account's representative.
    /// </summary>
    public static void OfCaller(List<Objection> objections, Instruction instruction, Acting acting)
    {
        if (!acting.By.IsStaff)
        {
            return;
        }

        objections.When(
            acting.By.IsSamePersonAs(instruction.EnteredBy), ObjectionKind.SameAsEntrant,
            "Whoever entered the instruction does not ask the customer.");
        objections.When(
            acting.By.Is(instruction.Order.Representative), ObjectionKind.AccountRepresentative,
            "The account's representative does not ask the customer.");
    }

    /// <summary>The contact may be used, at the time of the action as before.</summary>
    public static void OfContact(List<Objection> objections, Instruction instruction, Contact contact, Acting acting)
    {
        if (ContactEligibility.Judge(contact, instruction.ReceivedAt, acting.Now, acting.Policy)
            is Eligibility.NotEligible(var faults))
        {
            objections.Add(new Objection(
                ObjectionKind.ContactNotEligible,
                $"The contact may not be used: {string.Join(", ", faults.Select(Words.Of))}."));
        }
    }
}
