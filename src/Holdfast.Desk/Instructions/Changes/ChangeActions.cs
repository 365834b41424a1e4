using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Instructions.Changes;

/// <summary>What an action on a change came to.</summary>
public abstract record ChangeVerdict
{
    private ChangeVerdict()
    {
    }

    /// <summary>It is done by these facts.</summary>
    public sealed record Done(ImmutableArray<ChangeFact> Facts) : ChangeVerdict;

    /// <summary>It is not done.</summary>
    public sealed record Refused(ImmutableArray<Objection> Objections) : ChangeVerdict;

    internal static ChangeVerdict By(params ImmutableArray<ChangeFact> facts) => new Done(facts);

    internal static ChangeVerdict Unless(List<Objection> objections, Func<ImmutableArray<ChangeFact>> facts) =>
        objections.Count == 0 ? new Done(facts()) : new Refused([.. objections]);
}

/// <summary>
/// What is done with changes of account data: FINRA Rule 3110(c)(2)(C) asks of each one a confirmation, notification or
/// follow-up that can be documented.
/// </summary>
public static class ChangeActions
{
    /// <summary>Takes a change in and says who is told at once: the contact from before, and the one now.</summary>
    public static ChangeVerdict Request(ChangeOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        List<Objection> objections = [];
        Add(order.Customer.Length == 0, "It is said whose it is.");
        Add(order.Medium is InstructionMedium.NotGiven, "It is said how it came.");
        Add(order.InstructedBy is Instructor.NotGiven, "It is said who gave it.");
        Add(DateTimeZoneProviders.Tzdb.GetZoneOrNull(order.Zone) is null, "The time zone is one of the IANA's.");
        return ChangeVerdict.Unless(objections, () =>
        [
            new ChangeFact.Requested(order),
            new ChangeFact.Noticed(order.TellAtOnce()),
            .. order is { What: DataKind.Objective, DoesWidenRisk: true }
                ? [new ChangeFact.ReviewAsked()]
                : Array.Empty<ChangeFact>(),
        ]);

        void Add(bool holds, string detail) => objections.When(holds, ObjectionKind.InvalidOrder, detail);
    }

    /// <summary>Keeps that the customer confirmed it.</summary>
    /// <param name="change">The change.</param>
    /// <param name="way">How.</param>
    /// <param name="contact">The contact used; null in person.</param>
    /// <param name="evidence">The recording or the document; null for a link.</param>
    /// <param name="acting">Who acts.</param>
    public static ChangeVerdict Confirm(
        DataChange change, ChangeConfirmationWay way, Contact? contact, string? evidence, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        UnlessIn(objections, change, ChangeState.PendingConfirmation);
        objections.When(
            way is ChangeConfirmationWay.InPerson != (contact is null), ObjectionKind.ContactNotEligible,
            "A link and a call go to a contact; in person there is none.");
        objections.When(
            way is not ChangeConfirmationWay.OldContact && !acting.By.IsStaff, ObjectionKind.PersonNeeded,
            "A person calls, or sees the document.");
        objections.When(
            way is not ChangeConfirmationWay.OldContact && string.IsNullOrWhiteSpace(evidence),
            ObjectionKind.ReasonMissing, "The recording or the document is kept.");
        objections.When(
            way is ChangeConfirmationWay.CallBack && contact is not { Medium: ContactMedium.Phone },
            ObjectionKind.ContactNotEligible, "A call goes to a telephone.");
        objections.When(
            way is not ChangeConfirmationWay.OldContact && acting.By.IsSamePersonAs(change.EnteredBy),
            ObjectionKind.SameAsEntrant, "Whoever entered the change does not ask the customer.");
        objections.When(
            way is not ChangeConfirmationWay.OldContact && acting.By.Is(change.Order.Representative),
            ObjectionKind.AccountRepresentative, "The account's representative does not ask the customer.");
        if (contact is not null && ContactEligibility.Judge(contact, change.RequestedAt, acting.Now, acting.Policy)
            is Eligibility.NotEligible(var faults))
        {
            objections.Add(new Objection(
                ObjectionKind.ContactNotEligible,
                $"The contact may not be used: {string.Join(", ", faults.Select(Words.Of))}."));
        }

        return ChangeVerdict.Unless(objections, () =>
            [new ChangeFact.Confirmed(way, contact is null ? null : ContactUsed.Of(contact), evidence)]);
    }

    /// <summary>
    /// Undoes it: by one link from a contact from before, within the days there are, without anything else; or by a
    /// person, for a reason.
    /// </summary>
    public static ChangeVerdict Revert(
        DataChange change, Contact? contact, Personal reason, string newCase, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        UnlessIn(objections, change, ChangeState.PendingConfirmation, ChangeState.Effective);
        if (contact is null)
        {
            objections.When(!acting.By.IsStaff, ObjectionKind.PersonNeeded, "A link or a person undoes a change.");
            objections.When(reason.IsEmpty, ObjectionKind.ReasonMissing, "It is said why.");
        }
        else
        {
            objections.When(
                contact.OnFileSince >= change.RequestedAt || contact.IsTrustedContact, ObjectionKind.ContactNotEligible,
                "The link of a contact from before undoes a change.");
            objections.When(
                acting.Now >= Policy.InstructionPolicy.EndOfDay(
                    change.RequestedAt, acting.Policy.RevertDays, change.Order.Zone),
                ObjectionKind.Expired, "The link is over.");
        }

        return ChangeVerdict.Unless(objections, () =>
        [
            new ChangeFact.Reverted(
                contact is null ? null : ContactUsed.Of(contact), reason, contact is null ? null : newCase),
        ]);
    }

    /// <summary>Keeps that the record was furnished to one it is due to.</summary>
    public static ChangeVerdict Furnish(DataChange change, NoticeTo to, string document)
    {
        ArgumentNullException.ThrowIfNull(change);
        List<Objection> objections = [];
        objections.When(
            !change.StillToFurnish.Contains(to), ObjectionKind.NoSuchParty,
            "The record is not due to them, or was furnished already.");
        objections.When(string.IsNullOrWhiteSpace(document), ObjectionKind.ReasonMissing, "What was sent is kept.");
        return ChangeVerdict.Unless(objections, () => [new ChangeFact.Furnished(to, document)]);
    }

    /// <summary>
    /// Has a supervisor look at a change of objective on whose day the account traded; once, and not where it is asked
    /// for already.
    /// </summary>
    public static ChangeVerdict AskReview(DataChange change, string trade)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change is { Order.What: DataKind.Objective, ReviewAskedAt: null, State: not ChangeState.Reverted }
            ? ChangeVerdict.By(new ChangeFact.ReviewAsked(trade))
            : ChangeVerdict.By();
    }

    /// <summary>Keeps that a supervisor looked at it.</summary>
    public static ChangeVerdict Review(DataChange change, Personal findings, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.When(change.ReviewAskedAt is null, ObjectionKind.NotDue, "Nobody was asked to look at it.");
        objections.When(change.ReviewedBy is not null, ObjectionKind.DoneAlready, "It was looked at already.");
        objections.When(
            !acting.By.ActsAs(Capacity.Supervisory, Capacity.Principal), ObjectionKind.CapacityNeeded,
            "A supervisor looks at it.");
        objections.When(
            acting.By.IsSamePersonAs(change.EnteredBy), ObjectionKind.SameAsEntrant,
            "Whoever entered the change does not look at it.");
        objections.When(findings.IsEmpty, ObjectionKind.ReasonMissing, "It is said what was found.");
        return ChangeVerdict.Unless(objections, () => [new ChangeFact.Reviewed(findings)]);
    }

    /// <summary>The timers of a change: the record is due soon, and was not furnished in time.</summary>
    public static ImmutableArray<(ChangeAlarm Alarm, Instant At)> Timers(
        DataChange change, Policy.InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(policy);
        if (!change.StillToFurnish.Any())
        {
            return [];
        }

        // On or before the 30th day: the first moment of the 31st is too late.
        return
        [
            .. new[]
            {
                (ChangeAlarm.NoticeDueSoon, Day(policy.ChangeNoticeAlertDay - 1)),
                (ChangeAlarm.NoticeBreach, Day(policy.ChangeNoticeDays)),
            }.Where(timer => !change.Alarms.Contains(timer.Item1)),
        ];

        Instant Day(int days) => Policy.InstructionPolicy.EndOfDay(change.RequestedAt, days, change.Order.Zone);
    }

    /// <summary>What a timer that is due does. One that does not run any more does nothing.</summary>
    public static ChangeVerdict Due(DataChange change, ChangeAlarm alarm, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return Timers(change, acting.Policy).Any(timer => timer.Alarm == alarm && timer.At <= acting.Now)
            ? ChangeVerdict.By(new ChangeFact.Alarmed(alarm))
            : ChangeVerdict.By();
    }

    private static void UnlessIn(
        List<Objection> objections, DataChange change, params ReadOnlySpan<ChangeState> states)
    {
        if (!states.Contains(change.State))
        {
            objections.Add(new Objection(
                ObjectionKind.NotInThisState, $"The change is {Words.Of(change.State)}."));
        }
    }
}
