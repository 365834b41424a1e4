using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>
/// What is done with instructions that there are. Each is one entry that is durable before it is told of; of two at
/// once, the second is decided against what the first did. The version is the one that whoever asks has read; null
/// where they do not say.
/// </summary>
public sealed class InstructionDesk
{
    private readonly InstructionWork _work;
    private readonly HoldTelling _telling;
    private readonly PolicyClock _clock;

    internal InstructionDesk(InstructionWork work, HoldTelling telling, PolicyClock clock) =>
        (_work, _telling, _clock) = (work, telling, clock);

    /// <summary>Begins to ask the customer, at a contact that somebody chose or the first that may be used.</summary>
    public Task<InstructionOutcome> SeekAsync(
        InstructionId id, int? version, string? contact, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => SeekConfirmation.Decide(
            seen.Instruction, seen.Sight.Contacts, contact, seen.Acting, _work.CanLink), ct);

    /// <summary>Keeps an attempt to reach the customer.</summary>
    public Task<InstructionOutcome> AttemptAsync(
        InstructionId id, int? version, string contact, AttemptOutcome outcome, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => seen.Contact(contact) is { } used
            ? RecordAttempt.Decide(seen.Instruction, ConfirmationMethod.CallBack, used, outcome, seen.Acting)
            : NoContact(), ct);

    /// <summary>Keeps a call to the customer.</summary>
    public Task<InstructionOutcome> CallBackAsync(
        InstructionId id, int? version, string contact, CallBack.Answers answers, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => seen.Contact(contact) is { } number
            ? CallBack.Decide(seen.Instruction, number, answers, CaseOf(id), seen.Acting)
            : NoContact(), ct);

    /// <summary>Keeps a proof in person, by letter or by video.</summary>
    public Task<InstructionOutcome> ProveAsync(
        InstructionId id, int? version, ProveInPerson.Proof proof, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => ProveInPerson.Decide(seen.Instruction, proof, CaseOf(id), seen.Acting), ct);

    /// <summary>Releases it.</summary>
    public Task<InstructionOutcome> ReleaseAsync(
        InstructionId id, int? version, string reason, SanctionsResult? sanctions, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => ReleaseFunds.Decide(
            seen.Instruction, InstructionWork.Recheck(seen, sanctions), Personal.Of(reason), seen.Acting), ct);

    /// <summary>Rejects it.</summary>
    public Task<InstructionOutcome> RejectAsync(
        InstructionId id, int? version, RejectionReason reason, string detail, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => RejectInstruction.Decide(
            seen.Instruction, reason, Personal.Of(detail), seen.Acting), ct);

    /// <summary>Holds it.</summary>
    public Task<InstructionOutcome> HoldAsync(
        InstructionId id, int? version, HoldKind kind, string belief, bool isImpaired, Officer by,
        CancellationToken ct) =>
        ActAsync(id, version, by, seen => PlaceHold.Decide(
            seen.Instruction, new(kind, Personal.Of(belief), by.Actor.Name, Parties.Of(seen)),
            new(seen.Sight.File?.BirthDate, isImpaired, seen.Sight.File?.State), seen.Acting), ct);

    /// <summary>Keeps that a party was told of a hold, or was not and why.</summary>
    public Task<InstructionOutcome> NoticeAsync(
        InstructionId id, int? version, HoldNotice notice, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => WorkHold.Notice(seen.Instruction, notice, seen.Acting), ct);

    /// <summary>Writes to a party of a hold, at a contact from before.</summary>
    public Task<InstructionOutcome> SendNoticeAsync(
        InstructionId id, int? version, HoldParty party, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => _telling.ReachOf(seen, party) is { } to
            ? WorkHold.Send(seen.Instruction, party, to, Letters.MeansOf(to), seen.Acting)
            : WorkHold.Send(seen.Instruction, party, null, "", seen.Acting), ct);

    /// <summary>Keeps what the review of a hold found.</summary>
    public Task<InstructionOutcome> ReviewAsync(
        InstructionId id, int? version, bool doesSupportBelief, string findings, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => WorkHold.Review(
            seen.Instruction, new(doesSupportBelief, Personal.Of(findings)), seen.Acting), ct);

    /// <summary>Extends a hold.</summary>
    public Task<InstructionOutcome> ExtendAsync(
        InstructionId id, int? version, string reason, string? reference, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => WorkHold.Extend(
            seen.Instruction, Personal.Of(reason), reference, seen.Sight.File?.State, seen.Acting), ct);

    /// <summary>Keeps that it arrived.</summary>
    public Task<InstructionOutcome> SettleAsync(
        InstructionId id, int? version, string trace, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => AfterRelease.Settle(seen.Instruction, trace), ct);

    /// <summary>Keeps that it was sent back.</summary>
    public Task<InstructionOutcome> ReturnAsync(
        InstructionId id, int? version, string code, Money recovered, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => AfterRelease.Return(seen.Instruction, code, recovered), ct);

    /// <summary>Keeps that it was taken back.</summary>
    public Task<InstructionOutcome> RecallAsync(
        InstructionId id, int? version, string code, Money recovered, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => AfterRelease.Recall(seen.Instruction, code, recovered), ct);

    /// <summary>Keeps that an exception was taken to a transfer at the other firm.</summary>
    public Task<InstructionOutcome> TakeExceptionAsync(
        InstructionId id, int? version, string code, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => AfterRelease.TakeException(seen.Instruction, code, seen.Acting), ct);

    /// <summary>Keeps that a representative handed a cheque over.</summary>
    public Task<InstructionOutcome> HandOverAsync(
        InstructionId id, int? version, string number, string representative, Instant at, Officer by,
        CancellationToken ct) =>
        ActAsync(id, version, by, seen => ChequeByHand.HandOver(
            seen.Instruction, number, representative, at, seen.Acting), ct);

    /// <summary>Keeps the customer's receipt of a cheque.</summary>
    public Task<InstructionOutcome> ReceiptAsync(
        InstructionId id, int? version, string document, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => ChequeByHand.Receipt(seen.Instruction, document), ct);

    /// <summary>Keeps what the customer said about a cheque to somebody independent.</summary>
    public Task<InstructionOutcome> FollowUpAsync(
        InstructionId id, int? version, string contact, bool hasArrived, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, seen => seen.Contact(contact) is { } used
            ? ChequeByHand.FollowUp(seen.Instruction, used, hasArrived, seen.Acting)
            : NoContact(), ct);

    /// <summary>The case of an instruction: one for each.</summary>
    internal static string CaseOf(InstructionId id) => $"case-{id}";

    private Task<InstructionOutcome> ActAsync(
        InstructionId id, int? version, Officer by, Func<Situation, Verdict> decide, CancellationToken ct) =>
        _work.ActAsync(id, version, by, _clock, decide, ct);

    private static Verdict.Refused NoContact() => new(
        [new Objection(ObjectionKind.ContactNotEligible, "There is no such contact on file.")]);
}

/// <summary>Who hears of a hold under Rule 2165: who may act for the account, and the trusted contacts.</summary>
internal static class Parties
{
    public static ImmutableArray<HoldParty> Of(Situation seen)
    {
        var day = Policy.InstructionPolicy.DayOf(seen.Acting.Now, seen.Instruction.Order.Zone);
        var account = seen.Instruction.Order.Account.Text;
        var file = seen.Sight.File;
        return
        [
            new HoldParty(seen.Instruction.Order.Customer, PartyRole.Customer),
            .. (seen.Sight.Account?.HoldersOn(day) ?? []).Select(holder => holder.Customer).Distinct()
                .Where(holder => holder != seen.Instruction.Order.Customer)
                .Select(holder => new HoldParty(holder, PartyRole.JointOwner)),
            .. (file?.AuthoritiesOver(account, day) ?? [])
                .Select(authority => new HoldParty(authority.Id, PartyRole.Authorised)),
            .. (file?.TrustedNow ?? []).Select(contact => new HoldParty(contact.Id, PartyRole.TrustedContact)),
        ];
    }
}
