using System.Text.Json.Serialization;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions;

/// <summary>A release as it is kept.</summary>
/// <param name="Way">Who releases, by the route.</param>
/// <param name="Rule">The rule of the policy.</param>
/// <param name="Payment">The id by which the firm's system carries it out: the same for the same instruction.</param>
/// <param name="Score">The score when it was released.</param>
/// <param name="Notice">The notice that tells the customer of it.</param>
/// <param name="Reason">Why a hold was lifted; empty where there was none.</param>
public sealed record Release(
    ReleaseNeed Way, string Rule, string Payment, Probability Score, string Notice, Personal Reason);

/// <summary>A release with its time and who released.</summary>
public sealed record ReleaseMade(Release Release, Instant At, Officer By);

/// <summary>Why an instruction is not carried out. Wire words.</summary>
[JsonConverter(typeof(WordConverter<RejectionReason>))]
public enum RejectionReason
{
    /// <summary>Whoever gave it may not.</summary>
    NoAuthority,

    /// <summary>It meets a sanctions list.</summary>
    Sanctions,

    /// <summary>The account is closed.</summary>
    AccountClosed,

    /// <summary>The account is restricted.</summary>
    AccountRestricted,

    /// <summary>The customer refused it.</summary>
    CustomerRefused,

    /// <summary>Nobody qualified was reached in time.</summary>
    NotConfirmed,

    /// <summary>What was believed when it was held was found to be so.</summary>
    BeliefSustained,

    /// <summary>The customer cancelled it.</summary>
    CustomerCancelled,

    /// <summary>An order or a decision forbids it.</summary>
    Order,

    /// <summary>Another instruction stands in its place.</summary>
    Superseded,

    /// <summary>A person of the firm decided so, for the reason told.</summary>
    Decided,
}

/// <summary>A rejection as it is kept.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Detail">In more words.</param>
/// <param name="Notice">The notice that tells the customer; null where none is due.</param>
/// <param name="Case">The case that was opened; null where none was.</param>
/// <param name="SupersededBy">The instruction that stands in its place; null where none.</param>
public sealed record Rejection(
    RejectionReason Reason, Personal Detail, string? Notice, string? Case = null, InstructionId? SupersededBy = null);

/// <summary>A rejection with its time and who rejected.</summary>
public sealed record RejectionMade(Rejection Rejection, Instant At, Officer By);

/// <summary>The handing over of a cheque by a representative.</summary>
/// <param name="Number">The cheque's number.</param>
/// <param name="Representative">Who handed it over.</param>
/// <param name="At">When.</param>
/// <param name="FollowUpBy">Until when somebody independent asks the customer.</param>
public sealed record ChequeHandOver(string Number, string Representative, Instant At, Instant FollowUpBy);

/// <summary>How it stands with a cheque carried by hand.</summary>
public sealed record ChequeLog(ChequeHandOver HandOver)
{
    /// <summary>The id of the customer's receipt; null while there is none.</summary>
    public string? Receipt { get; init; }

    /// <summary>What the customer said when somebody independent asked; null while nobody did.</summary>
    public bool? HasArrived { get; init; }

    /// <summary>Who asked.</summary>
    public Officer? FollowedUpBy { get; init; }

    /// <summary>Whether all is there that has to be.</summary>
    [JsonIgnore]
    public bool IsComplete => Receipt is not null && HasArrived is true;
}

/// <summary>What is due and was not done. Wire words.</summary>
[JsonConverter(typeof(WordConverter<InstructionAlarm>))]
public enum InstructionAlarm
{
    /// <summary>Nobody looked into a hold.</summary>
    HoldReviewDue,

    /// <summary>A party of a hold has no mailbox to write to: somebody tells them another way.</summary>
    HoldPartyUnreached,

    /// <summary>Parties were not told of a hold.</summary>
    HoldNoticeOverdue,

    /// <summary>The period of a hold is over: it is released, rejected or extended now.</summary>
    HoldPeriodOver,

    /// <summary>Receipt or follow-up of a cheque carried by hand is missing.</summary>
    ChequeFollowUpOverdue,

    /// <summary>The customer disowned a transfer, and no exception was taken.</summary>
    AcatsExceptionDue,
}
