using System.Diagnostics;
using Holdfast.Desk.Instructions.Facts;
using NodaTime;

namespace Holdfast.Desk.Instructions;

/// <summary>What one more fact makes of an instruction.</summary>
internal static class InstructionEvolution
{
    public static Instruction After(Instruction known, Recorded recorded)
    {
        var (by, at) = (recorded.By, recorded.At);
        return recorded.Fact switch
        {
            InstructionFact.Screened(var screening) =>
                known with { Screening = screening, State = InstructionState.Screened },
            InstructionFact.ConfirmationSought(var sought) => Lift(known, at) with
            {
                Sought = sought,
                State = InstructionState.AwaitingConfirmation,
                Confirmation = null,
            },
            InstructionFact.ConfirmationExtended(var expires) =>
                known with { Sought = known.Sought! with { Expires = expires } },
            InstructionFact.Attempted(var attempt) =>
                known with { Attempts = known.Attempts.Add(new AttemptMade(attempt, at, by)) },
            InstructionFact.Confirmed(var confirmation) => known with
            {
                Confirmation = new ConfirmationTaken(confirmation, at, by),
                State = InstructionState.Confirmed,
            },
            InstructionFact.Refused(var refusal) =>
                Lift(known, at) with { Refusal = refusal, Confirmation = null, State = InstructionState.Refused },
            InstructionFact.Expired expired => known with { Expiry = expired, State = InstructionState.Expired },
            InstructionFact.Held(var hold) => Lift(known, at) with
            {
                Hold = new HoldAtWork(hold, at, by),
                State = InstructionState.Held,
            },
            InstructionFact.HoldNoticed(var notice) =>
                OfHold(known, hold => hold with { Notices = hold.Notices.Add((notice, at, by)) }),
            InstructionFact.HoldNoticeCameBack(var party) => OfHold(known, hold => hold with
            {
                Notices = [.. hold.Notices.Where(one => one.Notice.Party != party)],
                CameBack = hold.CameBack.Add(party),
            }),
            InstructionFact.HoldReviewed(var review) =>
                OfHold(known, hold => hold with { Reviews = hold.Reviews.Add((review, at, by)) }),
            InstructionFact.HoldExtended(var extension) =>
                OfHold(known, hold => hold with { Extensions = hold.Extensions.Add((extension, at, by)) }),
            InstructionFact.Signalled(var source, var score, var signals) =>
                known with { LaterSignals = known.LaterSignals.Add(new LaterSignal(source, score, signals, at)) },
            InstructionFact.Alarmed(var alarm, var due) => known with { Alarms = known.Alarms.Add((alarm, due)) },
            InstructionFact.ChequeHandedOver(var handOver) => known with { Cheque = new ChequeLog(handOver) },
            InstructionFact.ChequeReceipted(var document) =>
                known with { Cheque = known.Cheque! with { Receipt = document } },
            InstructionFact.ChequeFollowedUp(var hasArrived, _) =>
                known with { Cheque = known.Cheque! with { HasArrived = hasArrived, FollowedUpBy = by } },
            InstructionFact.Received => throw new UnreachableException(),
            _ => AfterEnd(known, recorded),
        };
    }

    private static Instruction AfterEnd(Instruction known, Recorded recorded)
    {
        var (by, at) = (recorded.By, recorded.At);
        return recorded.Fact switch
        {
            InstructionFact.Released(var release) =>
                Lift(known, at) with { Release = new ReleaseMade(release, at, by), State = InstructionState.Released },
            InstructionFact.Rejected(var rejection) => Lift(known, at) with
            {
                Rejection = new RejectionMade(rejection, at, by),
                EndedAt = at,
                State = InstructionState.Rejected,
            },
            InstructionFact.Disowned => known with { DisownedAt = at },
            InstructionFact.ExceptionTaken(var code) => known with { ExceptionCode = code },
            InstructionFact.Settled(var trace) =>
                known with { EndCode = trace, EndedAt = at, State = InstructionState.Settled },
            InstructionFact.Returned(var code, var recovered) =>
                known with
                {
                    EndCode = code,
                    EndedAt = at,
                    Recovered = recovered,
                    State = InstructionState.Returned,
                },
            InstructionFact.Recalled(var code, var recovered) =>
                known with
                {
                    EndCode = code,
                    EndedAt = at,
                    Recovered = recovered,
                    State = InstructionState.Recalled,
                },
            _ => throw new UnreachableException($"Nobody said what {recorded.Fact.GetType().Name} does."),
        };
    }

    private static Instruction Lift(Instruction known, Instant at) => known.Hold is { } hold
        ? known with { Hold = null, PastHolds = known.PastHolds.Add(hold with { LiftedAt = at }) }
        : known;

    private static Instruction OfHold(Instruction known, Func<HoldAtWork, HoldAtWork> change) =>
        known with { Hold = change(known.Hold!) };
}
