using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Instructions.Actions;

/// <summary>What happens by itself at a time.</summary>
[JsonConverter(typeof(WordConverter<TimerKind>))]
public enum TimerKind
{
    /// <summary>The wait for a confirmation is over.</summary>
    Confirmation,

    /// <summary>Somebody should have looked into a hold.</summary>
    HoldReview,

    /// <summary>The parties of a hold are written to, as far as nobody has told them.</summary>
    HoldSend,

    /// <summary>The parties should have heard of a hold.</summary>
    HoldNotice,

    /// <summary>The period of a hold is over.</summary>
    HoldEnd,

    /// <summary>A cheque carried by hand should have been followed up.</summary>
    Cheque,

    /// <summary>An exception should have been taken.</summary>
    Acats,
}

/// <summary>A timer of an instruction.</summary>
public readonly record struct DueTime(TimerKind Kind, Instant At);

/// <summary>
/// The timers of an instruction, made of its state alone: so they are the same after every restart, and each is gone
/// when what it does is done.
/// </summary>
public static class Timers
{
    /// <summary>All that run.</summary>
    public static ImmutableArray<DueTime> Of(Instruction instruction, Policy.InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(policy);
        List<DueTime> times = [];
        if (instruction is { State: InstructionState.AwaitingConfirmation, Sought: { } sought })
        {
            times.Add(new DueTime(TimerKind.Confirmation, sought.Expires));
        }

        if (instruction is { State: InstructionState.Held, Hold: { } hold })
        {
            AddWhere(hold.Reviews.IsEmpty, TimerKind.HoldReview, hold.Hold.ReviewBy);
            AddWhere(hold.StillToTell.Any(), TimerKind.HoldSend, SendBy(hold, instruction, policy));
            AddWhere(hold.StillToTell.Any(), TimerKind.HoldNotice, hold.Hold.NoticeBy);
            AddWhere(true, TimerKind.HoldEnd, hold.Ends);
        }

        if (instruction is { State: InstructionState.Released or InstructionState.Settled })
        {
            AddWhere(
                instruction.Cheque is { IsComplete: false }, TimerKind.Cheque, instruction.Cheque?.HandOver.FollowUpBy);
            AddWhere(
                instruction is { State: InstructionState.Released, Order.Rail: Rail.Acats, ExceptionCode: null },
                TimerKind.Acats, ExceptionBy(instruction, policy));
        }

        return [.. times];

        void AddWhere(bool runs, TimerKind kind, Instant? at)
        {
            if (runs && at is { } due && !instruction.Alarms.Contains((AlarmOf(kind), due)))
            {
                times.Add(new DueTime(kind, due));
            }
        }
    }

    /// <summary>What a timer that is due does. One that does not run any more does nothing.</summary>
    public static Verdict Due(Instruction instruction, TimerKind kind, Instant at, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(acting);
        if (!Of(instruction, acting.Policy).Contains(new DueTime(kind, at)))
        {
            return Verdict.By();
        }

        if (acting.Now < at)
        {
            return new Verdict.Refused([new Objection(ObjectionKind.NotDue, "It is not due yet.")]);
        }

        return kind is TimerKind.Confirmation
            ? Expire(instruction, acting)
            : Verdict.By(new InstructionFact.Alarmed(AlarmOf(kind), at));
    }

    // Too little was tried: it is waited for one business day more, until the last day that may be.
    private static Verdict Expire(Instruction instruction, Acting acting)
    {
        var sought = instruction.Sought!;
        var isEnough = RecordAttempt.IsEnough(instruction, acting.Policy);
        if (!isEnough && sought.Expires < sought.ExpiresAtMost)
        {
            // The wait ends with a day, so the moment before its end is of the last day waited.
            var next = acting.Policy.EndOfBusinessDay(
                Instant.Max(sought.Expires, acting.Now) - Duration.Epsilon, 1, instruction.Order.Zone);
            return Verdict.By(new InstructionFact.ConfirmationExtended(Instant.Min(next, sought.ExpiresAtMost)));
        }

        return Verdict.By(
            new InstructionFact.Expired(instruction.Attempts.Length, IsShort: !isEnough),
            new InstructionFact.Rejected(new Rejection(
                RejectionReason.NotConfirmed, Personal.Of(null), Screen.NoticeOf(instruction))));
    }

    private static Instant? ExceptionBy(Instruction instruction, Policy.InstructionPolicy policy) =>
        instruction.DisownedAt is { } disowned
            ? policy.EndOfBusinessDay(disowned, policy.AcatsExceptionBusinessDays, instruction.Order.Zone)
            : null;

    /// <summary>
    /// When the parties of a hold are written to by the system: a business day before they have to have heard, so that
    /// whoever placed it can name before who is believed to take part. Null where nobody has to hear.
    /// </summary>
    public static Instant? SendBy(HoldAtWork hold, Instruction instruction, Policy.InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(hold);
        ArgumentNullException.ThrowIfNull(instruction);
        ArgumentNullException.ThrowIfNull(policy);
        return hold.Hold.NoticeBy is null
            ? null
            : policy.EndOfBusinessDay(
                hold.PlacedAt, Math.Max(policy.HoldNoticeBusinessDays - 1, 1), instruction.Order.Zone);
    }

    private static InstructionAlarm AlarmOf(TimerKind kind) => kind switch
    {
        TimerKind.HoldReview => InstructionAlarm.HoldReviewDue,
        TimerKind.HoldSend => InstructionAlarm.HoldPartyUnreached,
        TimerKind.HoldNotice => InstructionAlarm.HoldNoticeOverdue,
        TimerKind.HoldEnd => InstructionAlarm.HoldPeriodOver,
        TimerKind.Cheque => InstructionAlarm.ChequeFollowUpOverdue,
        TimerKind.Acats => InstructionAlarm.AcatsExceptionDue,
        TimerKind.Confirmation => throw new System.Diagnostics.UnreachableException(),
    };
}
