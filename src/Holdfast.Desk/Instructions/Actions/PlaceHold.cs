using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Facts;
using NodaTime;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>Holds an instruction, for verification or by a rule.</summary>
public static class PlaceHold
{
    /// <summary>What is asked.</summary>
    /// <param name="Kind">By what right.</param>
    /// <param name="Belief">What is believed, and on which facts.</param>
    /// <param name="Owner">Who sees to it.</param>
    /// <param name="Parties">
    /// Who may act for the account, and the trusted contacts: they are told of a 2165 hold.
    /// </param>
    public sealed record Request(HoldKind Kind, Personal Belief, string? Owner, ImmutableArray<HoldParty> Parties);

    /// <summary>What is known of the customer.</summary>
    /// <param name="BirthDate">The date of birth; null where it is not known.</param>
    /// <param name="IsImpaired">
    /// Whether the firm reasonably believes, from facts seen in the relationship, that an adult cannot protect their
    /// own
    /// interests.
    /// </param>
    /// <param name="State">The state by its two letters; null where it is not known.</param>
    public sealed record Person(LocalDate? BirthDate, bool IsImpaired, string? State);

    /// <summary>Whether it is held.</summary>
    public static Verdict Decide(Instruction instruction, Request request, Person person, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.UnlessIn(
            instruction, InstructionState.Screened, InstructionState.AwaitingConfirmation, InstructionState.Confirmed,
            InstructionState.Held);
        objections.When(!acting.By.IsStaff, ObjectionKind.PersonNeeded, "A person places a hold.");
        objections.When(request.Belief.IsEmpty, ObjectionKind.ReasonMissing, "It is said what is believed, and why.");

        // From one hold to another of the same kind, periods would begin anew without end.
        objections.When(
            instruction.Hold?.Hold.Kind == request.Kind
                || (request.Kind is HoldKind.Rule2165 or HoldKind.Proposed2166
                    && instruction.PastHolds.Any(past => past.Hold.Kind == request.Kind)),
            ObjectionKind.DoneAlready, "It was held by the same right already.");
        AddOfRule(objections, request.Kind, person, instruction.Order.Zone, acting);
        return Verdict.Unless(objections, () =>
            [new InstructionFact.Held(Holds.Of(request, instruction.Order, person.State, acting))]);
    }

    private static void AddOfRule(
        List<Objection> objections, HoldKind kind, Person person, string zone, Acting acting)
    {
        if (kind is HoldKind.Rule2165)
        {
            // FINRA Rule 2165(a)(1): 65 and older, or 18 and older and believed to be impaired.
            var age = person.BirthDate is { } birth
                ? Period.Between(birth, Policy.InstructionPolicy.DayOf(acting.Now, zone), PeriodUnits.Years).Years
                : (int?)null;
            objections.When(
                !(age >= acting.Policy.SpecifiedAdultAge || (person.IsImpaired && !(age < 18))),
                ObjectionKind.NotSpecifiedAdult, "Rule 2165 is for specified adults.");
        }

        if (kind is HoldKind.Rule2165 or HoldKind.Proposed2166)
        {
            // FINRA Rule 2165(c)(2): an associated person in a supervisory, compliance or legal capacity.
            objections.When(
                !acting.By.ActsAs(Capacity.Supervisory, Capacity.Compliance, Capacity.Legal, Capacity.Principal)
                    || acting.By.Title.Length == 0,
                ObjectionKind.CapacityNeeded, "It takes somebody in a supervisory, compliance or legal capacity.");
        }

        objections.When(
            kind is HoldKind.Proposed2166 && !acting.Policy.Rule2166, ObjectionKind.RuleNotInForce,
            "The proposed Rule 2166 is not in force; a hold for verification is possible.");
    }
}
