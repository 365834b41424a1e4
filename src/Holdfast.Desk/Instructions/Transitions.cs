using System.Collections.Immutable;
using static Holdfast.Desk.Instructions.InstructionState;

namespace Holdfast.Desk.Instructions;

/// <summary>A way from one state to another.</summary>
/// <param name="From">From where; null where an instruction begins.</param>
/// <param name="To">To where.</param>
/// <param name="When">When it is gone, and what guards it.</param>
/// <param name="Recorded">What is recorded with it.</param>
public sealed record Transition(InstructionState? From, InstructionState To, string When, string Recorded);

/// <summary>
/// All ways there are. Nothing is decided by this table: the reference page is made of it, and a property holds every
/// history against it.
/// </summary>
public static class Transitions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Transition> All { get; } =
    [
        new(null, Received, "by any channel",
            "the order, who entered it, the raw copy and its hash, the standing letter"),
        new(Received, Screened, "authority on file reaches as far as the instruction; no sanctions hit; account open",
            "authority, categories, signals and score, rule version, changes of 30 days, duplicates, the route"),
        new(Received, Rejected, "no authority, a sanctions hit, an account closed or restricted", "reason, notice"),
        new(Screened, Released, "the route is automated: the customer's own secure channel, own or seasoned payee, low "
            + "score, within limits; or a transfer between firms with notice",
            "rule, limit used, notice"),
        new(Screened, AwaitingConfirmation, "a confirmation is needed",
            "method, contact and since when on file, contacts passed over and why, expiry"),
        new(Screened, Held, "score of 0.60 or more, or a hard rule; or a person holds it",
            "reasons, kind of hold, who reviews by when"),
        new(Screened, Rejected, "a person rejects it", "reason"),
        new(Screened, Refused, "the customer says by a notice's link that it is not theirs", "contact, case"),
        new(AwaitingConfirmation, AwaitingConfirmation, "it is asked at another contact; the last day does not move",
            "as above"),
        new(AwaitingConfirmation, Confirmed, "eligible contact, authenticated, what the customer told is what is "
            + "asked, the caller is neither entrant nor representative",
            "caller, time, contact, recording, what was told"),
        new(AwaitingConfirmation, Refused, "denied, details differ, coached or in distress",
            "differences, summary, case"),
        new(AwaitingConfirmation, Expired, "nobody qualified was reached in time", "attempts"),
        new(AwaitingConfirmation, Held, "a person holds it", "as above"),
        new(AwaitingConfirmation, Rejected, "a person rejects it, or it is amended", "reason, the one in its place"),
        new(Confirmed, Released, "a second person, neither entrant nor caller nor representative; a principal above a "
            + "limit; nothing newer speaks against it; score, sanctions and account asked again",
            "who with title, payment reference, score"),
        new(Confirmed, Held, "a newer signal, or a person holds it", "as above"),
        new(Confirmed, Refused, "the customer says that it is not theirs", "contact, case"),
        new(Confirmed, Rejected, "a person rejects it, or it is amended", "reason, the one in its place"),
        new(Held, AwaitingConfirmation, "somebody else than who placed it; review and notices of a rule's hold done",
            "as above"),
        new(Held, Released, "as from Confirmed, and: not who placed the hold, a review that speaks against what was "
            + "believed, all parties told or skipped for a reason",
            "findings, notices, who with title"),
        new(Held, Held, "by another right, such as Rule 2165", "belief, parties, periods"),
        new(Held, Refused, "the customer says that it is not theirs", "contact, case"),
        new(Held, Rejected, "belief sustained, the customer cancels, an order; or it is amended", "reason, notices"),
        new(Refused, Rejected, "by itself", "notice to contacts from before, case"),
        new(Expired, Rejected, "by itself", "notice to contacts from before"),
        new(Released, Settled, "the rail says so", "trace number"),
        new(Released, Returned, "the other side sends it back", "code, amount recovered"),
        new(Released, Recalled, "the firm takes it back", "code, amount recovered"),
    ];

    /// <summary>Whether there is a way from one state to another.</summary>
    public static bool Exists(InstructionState? from, InstructionState to) =>
        All.Any(way => way.From == from && way.To == to);
}
