using System.Text.Json.Serialization;

namespace Holdfast.Desk.Instructions;

/// <summary>
/// Why an action is refused. Wire words: never renamed, never reused; docs/reference/instruction-states.md says of each
/// what to do next.
/// </summary>
[JsonConverter(typeof(WordConverter<ObjectionKind>))]
public enum ObjectionKind
{
    /// <summary>It is not made in the state the instruction is in.</summary>
    NotInThisState,

    /// <summary>The order itself does not make sense.</summary>
    InvalidOrder,

    /// <summary>The same request id came with another order.</summary>
    RequestIdReused,

    /// <summary>Whoever acts entered the instruction.</summary>
    SameAsEntrant,

    /// <summary>Whoever acts took the confirmation.</summary>
    SameAsCaller,

    /// <summary>Whoever acts placed the hold.</summary>
    SameAsPlacer,

    /// <summary>Whoever acts is the account's representative.</summary>
    AccountRepresentative,

    /// <summary>A person has to do it, signed in under their own name.</summary>
    PersonNeeded,

    /// <summary>A principal has to do it.</summary>
    PrincipalNeeded,

    /// <summary>Somebody in a supervisory, compliance or legal capacity has to do it.</summary>
    CapacityNeeded,

    /// <summary>The contact may not be used.</summary>
    ContactNotEligible,

    /// <summary>The customer called; that is no call-back.</summary>
    InboundCall,

    /// <summary>It was not proven that it is the customer.</summary>
    NotAuthenticated,

    /// <summary>The means of confirmation is weaker than the route asks for.</summary>
    MethodTooWeak,

    /// <summary>It is another contact than the one that the confirmation was sought at.</summary>
    OtherContact,

    /// <summary>It was too late.</summary>
    Expired,

    /// <summary>It is not due yet.</summary>
    NotDue,

    /// <summary>The confirmation that the route needs is not recorded.</summary>
    ConfirmationMissing,

    /// <summary>Something spoke against it since it was confirmed or reviewed.</summary>
    NewerSignal,

    /// <summary>The score was not computed again, or is too high.</summary>
    ScoreTooHigh,

    /// <summary>The sanctions list was not asked again, or has a hit.</summary>
    SanctionsNotClear,

    /// <summary>The account is frozen, closed or restricted.</summary>
    AccountNotOpen,

    /// <summary>The customer is no specified adult.</summary>
    NotSpecifiedAdult,

    /// <summary>The rule is not in force.</summary>
    RuleNotInForce,

    /// <summary>A reason is missing.</summary>
    ReasonMissing,

    /// <summary>Parties are neither told nor skipped for a reason.</summary>
    NoticesMissing,

    /// <summary>The party is none of the hold's, or was told already.</summary>
    NoSuchParty,

    /// <summary>There is no review that supports it.</summary>
    ReviewMissing,

    /// <summary>There is no report to a state or a court.</summary>
    ReportMissing,

    /// <summary>The period is over, or the hold was extended as often as may be.</summary>
    PeriodOver,

    /// <summary>It was done already.</summary>
    DoneAlready,

    /// <summary>The amount is more than was sent.</summary>
    AmountTooHigh,

    /// <summary>An order to the firm's systems froze the account, and still stands.</summary>
    FrozenByOrder,
}
