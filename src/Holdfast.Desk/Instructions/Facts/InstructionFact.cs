using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions.Facts;

/// <summary>
/// What happened to an instruction. The set is closed: an entry that names anything else, or a member more, is not read
/// by this release. Who did it and when stand in the entry.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Received), "received")]
[JsonDerivedType(typeof(Screened), "screened")]
[JsonDerivedType(typeof(ConfirmationSought), "confirmationSought")]
[JsonDerivedType(typeof(ConfirmationExtended), "confirmationExtended")]
[JsonDerivedType(typeof(Attempted), "attempted")]
[JsonDerivedType(typeof(Confirmed), "confirmed")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Expired), "expired")]
[JsonDerivedType(typeof(Held), "held")]
[JsonDerivedType(typeof(HoldNoticed), "holdNoticed")]
[JsonDerivedType(typeof(HoldNoticeCameBack), "holdNoticeCameBack")]
[JsonDerivedType(typeof(HoldReviewed), "holdReviewed")]
[JsonDerivedType(typeof(HoldExtended), "holdExtended")]
[JsonDerivedType(typeof(Signalled), "signalled")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Rejected), "rejected")]
[JsonDerivedType(typeof(Disowned), "disowned")]
[JsonDerivedType(typeof(ExceptionTaken), "exceptionTaken")]
[JsonDerivedType(typeof(Settled), "settled")]
[JsonDerivedType(typeof(Returned), "returned")]
[JsonDerivedType(typeof(Recalled), "recalled")]
[JsonDerivedType(typeof(ChequeHandedOver), "chequeHandedOver")]
[JsonDerivedType(typeof(ChequeReceipted), "chequeReceipted")]
[JsonDerivedType(typeof(ChequeFollowedUp), "chequeFollowedUp")]
[JsonDerivedType(typeof(Alarmed), "alarmed")]
public abstract record InstructionFact
{
    private InstructionFact()
    {
    }

    /// <summary>It came in.</summary>
    /// <param name="Order">What was asked.</param>
    /// <param name="Supersedes">The instruction that it stands in the place of; null where none.</param>
    public sealed record Received(TransmittalOrder Order, InstructionId? Supersedes = null) : InstructionFact;

    /// <summary>It was screened.</summary>
    public sealed record Screened(Screening Screening) : InstructionFact;

    /// <summary>The customer is asked.</summary>
    public sealed record ConfirmationSought(SoughtConfirmation Sought) : InstructionFact;

    /// <summary>It is waited for longer, because too little was tried.</summary>
    public sealed record ConfirmationExtended(Instant Expires) : InstructionFact;

    /// <summary>It was tried to reach the customer.</summary>
    public sealed record Attempted(Attempt Attempt) : InstructionFact;

    /// <summary>The customer confirmed.</summary>
    public sealed record Confirmed(Confirmation Confirmation) : InstructionFact;

    /// <summary>The customer refused, or what they said is as good as that.</summary>
    public sealed record Refused(CustomerRefusal Refusal) : InstructionFact;

    /// <summary>Nobody qualified was reached in time.</summary>
    /// <param name="Attempts">How often it was tried.</param>
    /// <param name="IsShort">Whether that was less often than the policy asks.</param>
    public sealed record Expired(int Attempts, bool IsShort) : InstructionFact;

    /// <summary>It is held.</summary>
    public sealed record Held(Hold Hold) : InstructionFact;

    /// <summary>A party was told of the hold, or was not, for a reason.</summary>
    public sealed record HoldNoticed(HoldNotice Notice) : InstructionFact;

    /// <summary>What was written to a party of the hold came back: they have not heard.</summary>
    public sealed record HoldNoticeCameBack(HoldParty Party) : InstructionFact;

    /// <summary>The hold was looked into.</summary>
    public sealed record HoldReviewed(HoldReview Review) : InstructionFact;

    /// <summary>The hold was extended.</summary>
    public sealed record HoldExtended(HoldExtension Extension) : InstructionFact;

    /// <summary>Something spoke against it after it was screened.</summary>
    /// <param name="Source">What told so: an event, a report.</param>
    /// <param name="Score">The score that it came to.</param>
    /// <param name="Signals">The signals that spoke.</param>
    public sealed record Signalled(string Source, Probability Score, ImmutableArray<SignalValue> Signals)
        : InstructionFact;

    /// <summary>The firm may carry it out.</summary>
    public sealed record Released(Release Release) : InstructionFact;

    /// <summary>It is not carried out.</summary>
    public sealed record Rejected(Rejection Rejection) : InstructionFact;

    /// <summary>The customer said, by a notice's link, that it is not theirs, when it had been released.</summary>
    /// <param name="Contact">The contact that the notice had gone to.</param>
    /// <param name="Case">The case that was opened.</param>
    public sealed record Disowned(ContactUsed Contact, string Case) : InstructionFact;

    /// <summary>The firm objected to the transfer at the other firm.</summary>
    /// <param name="Code">The code of the exception.</param>
    public sealed record ExceptionTaken(string Code) : InstructionFact;

    /// <summary>It arrived.</summary>
    /// <param name="Trace">The rail's trace number.</param>
    public sealed record Settled(string Trace) : InstructionFact;

    /// <summary>It was sent back.</summary>
    /// <param name="Code">The rail's code.</param>
    /// <param name="Recovered">How much came back.</param>
    public sealed record Returned(string Code, Money Recovered) : InstructionFact;

    /// <summary>It was taken back.</summary>
    /// <param name="Code">The rail's code.</param>
    /// <param name="Recovered">How much came back.</param>
    public sealed record Recalled(string Code, Money Recovered) : InstructionFact;

    /// <summary>A representative handed a cheque over.</summary>
    public sealed record ChequeHandedOver(ChequeHandOver HandOver) : InstructionFact;

    /// <summary>The customer signed for the cheque.</summary>
    /// <param name="Document">The id of the receipt.</param>
    public sealed record ChequeReceipted(string Document) : InstructionFact;

    /// <summary>Somebody independent asked the customer whether the cheque came.</summary>
    /// <param name="HasArrived">What they said.</param>
    /// <param name="Contact">The contact used.</param>
    public sealed record ChequeFollowedUp(bool HasArrived, ContactUsed Contact) : InstructionFact;

    /// <summary>Something is due and was not done.</summary>
    /// <param name="Alarm">What.</param>
    /// <param name="Due">When it was due.</param>
    public sealed record Alarmed(InstructionAlarm Alarm, Instant Due) : InstructionFact;
}
