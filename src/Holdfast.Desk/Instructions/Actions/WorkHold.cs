using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Facts;
using NodaTime;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>Tells the parties of a hold, looks into it, extends it.</summary>
public static class WorkHold
{
    /// <summary>
    /// Keeps that a party was told, or was not and why. FINRA Rule 2165(b)(1)(B): all but those who cannot be reached
    /// or
    /// are believed to take part.
    /// </summary>
    public static Verdict Notice(Instruction instruction, HoldNotice notice, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var objections = Common(instruction, acting);
        objections.When(
            instruction.Hold?.StillToTell.Contains(notice.Party) != true, ObjectionKind.NoSuchParty,
            "The party is none of this hold's, or was told already.");
        objections.When(
            notice.Skipped is null == (notice.Means is null), ObjectionKind.ReasonMissing,
            "A party is told by some means, or skipped for a reason.");
        objections.When(
            notice.Skipped is not null && notice.Detail.IsEmpty, ObjectionKind.ReasonMissing,
            "Why a party is not told is kept in words.");
        return Verdict.Unless(objections, () => [new InstructionFact.HoldNoticed(notice)]);
    }

    /// <summary>Writes to a party, at the contact from before that there is.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="party">Who.</param>
    /// <param name="to">The contact; null where there is none to write to.</param>
    /// <param name="means">How that is called.</param>
    /// <param name="acting">Who acts.</param>
    public static Verdict Send(
        Instruction instruction, HoldParty party, ContactUsed? to, string means, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(party);
        var objections = Common(instruction, acting);
        objections.When(
            instruction.Hold?.StillToTell.Contains(party) != true, ObjectionKind.NoSuchParty,
            "The party is none of this hold's, or was told already.");
        objections.When(
            to is null, ObjectionKind.ContactNotEligible,
            "No mailbox or address of theirs was on file long enough before: tell them another way.");
        return Verdict.Unless(objections, () => [Written(party, to!, means)]);
    }

    /// <summary>
    /// Writes to all parties of whom nothing is recorded when that is due; where one cannot be written to, somebody is
    /// told to do it another way.
    /// </summary>
    public static Verdict SendDue(
        Instruction instruction, Instant due, Func<HoldParty, (ContactUsed Contact, string Means)?> reach)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(reach);
        var parties = (instruction.Hold?.StillToTell ?? [])
            .Select(party => (
                Party: party, To: instruction.Hold!.CameBack.Contains(party) ? null : reach(party)))
            .ToList();
        return Verdict.By(
        [
            .. parties.Where(one => one.To is not null)
                .Select(one => Written(one.Party, one.To!.Value.Contact, one.To.Value.Means)),
            .. parties.Any(one => one.To is null)
                ? [new InstructionFact.Alarmed(InstructionAlarm.HoldPartyUnreached, due)]
                : ImmutableArray<InstructionFact>.Empty,
        ]);
    }

    /// <summary>
    /// Keeps that what was written to somebody came back: they have not heard, and somebody tells them another way.
    /// </summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="address">The mailbox, or the lines of the letter, that it came back from.</param>
    /// <param name="acting">When.</param>
    public static Verdict CameBack(Instruction instruction, string address, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(acting);
        return (instruction.Hold?.Notices ?? []).Where(one => one.Notice.Sent is { } sent && !sent.Value.IsEmpty
                && address.EndsWith(sent.Value.Text, StringComparison.Ordinal))
            .Select(one => one.Notice.Party).FirstOrDefault() is { } party
            ? Verdict.By(
                new InstructionFact.HoldNoticeCameBack(party),
                new InstructionFact.Alarmed(InstructionAlarm.HoldPartyUnreached, acting.Now))
            : Verdict.By();
    }

    private static InstructionFact.HoldNoticed Written(HoldParty party, ContactUsed to, string means) =>
        new(new HoldNotice(party, means, null, Personal.Of(null)) { Sent = to });

    /// <summary>Keeps what the review found. Whoever placed the hold does not review it.</summary>
    public static Verdict Review(Instruction instruction, HoldReview review, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(review);
        var objections = Common(instruction, acting);
        objections.When(
            acting.By.IsSamePersonAs(instruction.Hold?.PlacedBy), ObjectionKind.SameAsPlacer,
            "Whoever placed the hold does not review it.");
        objections.When(review.Findings.IsEmpty, ObjectionKind.ReasonMissing, "It is said what was found.");
        return Verdict.Unless(objections, () => [new InstructionFact.HoldReviewed(review)]);
    }

    /// <summary>
    /// Extends a hold under Rule 2165: once by the firm's review, once more where a state or a court was told
    /// ((b)(3) and (b)(4)).
    /// </summary>
    public static Verdict Extend(
        Instruction instruction, Personal reason, string? reference, string? state, Acting acting)
    {
        var objections = Common(instruction, acting);
        var hold = instruction.Hold;
        var step = (hold?.Extensions.Length ?? 0) + 1;
        objections.When(
            hold is not null && hold.Hold.Kind is not HoldKind.Rule2165, ObjectionKind.RuleNotInForce,
            "Only holds under Rule 2165 are extended.");
        objections.When(step > 2, ObjectionKind.PeriodOver, "It was extended twice.");
        objections.When(
            hold is { Ends: { } ends } && acting.Now >= ends, ObjectionKind.PeriodOver,
            "The period is over; it is extended before.");
        objections.When(
            !acting.By.ActsAs(Capacity.Supervisory, Capacity.Compliance, Capacity.Legal, Capacity.Principal)
                || acting.By.Title.Length == 0,
            ObjectionKind.CapacityNeeded, "It takes somebody in a supervisory, compliance or legal capacity.");
        objections.When(reason.IsEmpty, ObjectionKind.ReasonMissing, "It is said why.");
        objections.When(
            hold is null || hold.Reviews is not [.., (var last, _, _)] || !last.DoesSupportBelief,
            ObjectionKind.ReviewMissing, "The last review supports the belief.");
        objections.When(
            step == 2 && string.IsNullOrWhiteSpace(reference), ObjectionKind.ReportMissing,
            "The second extension takes a report to a state regulator or agency, or to a court.");
        return Verdict.Unless(objections, () =>
        [
            new InstructionFact.HoldExtended(new HoldExtension(
                step, Holds.EndOf2165(hold!.PlacedAt, step, instruction.Order.Zone, state, acting.Policy), reason,
                step == 2 ? reference : null)),
        ]);
    }

    private static List<Objection> Common(Instruction instruction, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.UnlessIn(instruction, InstructionState.Held);
        objections.When(!acting.By.IsStaff, ObjectionKind.PersonNeeded, "A person sees to a hold.");
        return objections;
    }
}
