using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Engine.Values;

namespace Holdfast.Desk.Instructions;

/// <summary>Which way an instruction goes after screening.</summary>
[JsonConverter(typeof(WordConverter<RouteKind>))]
public enum RouteKind
{
    /// <summary>It is released at once, and the customer is told.</summary>
    Automated,

    /// <summary>The customer is asked.</summary>
    Confirm,

    /// <summary>It is held until a person looked into it; then the customer is asked.</summary>
    Hold,
}

/// <summary>How strong a confirmation has to be, in growing order.</summary>
[JsonConverter(typeof(WordConverter<ConfirmationNeed>))]
public enum ConfirmationNeed
{
    /// <summary>None: the notice is the documentable notification.</summary>
    None,

    /// <summary>The customer's own, by a link sent to a contact from before.</summary>
    Link,

    /// <summary>A call to a number from before, or proof in person.</summary>
    CallBack,
}

/// <summary>Who releases.</summary>
[JsonConverter(typeof(WordConverter<ReleaseNeed>))]
public enum ReleaseNeed
{
    /// <summary>Nobody more: the policy lets it pass.</summary>
    Nobody,

    /// <summary>The customer's own confirmation does.</summary>
    Customer,

    /// <summary>A second person.</summary>
    SecondPerson,

    /// <summary>A second person who is a principal.</summary>
    Principal,
}

/// <summary>Why an instruction does not pass by itself. Wire words.</summary>
[JsonConverter(typeof(WordConverter<RouteReason>))]
public enum RouteReason
{
    /// <summary>The score is at or above the limit for holds.</summary>
    HighScore,

    /// <summary>The engine refused it.</summary>
    EngineDenied,

    /// <summary>The account is frozen.</summary>
    AccountFrozen,

    /// <summary>Nobody could say whether it meets a sanctions list.</summary>
    SanctionsNotChecked,

    /// <summary>Several customers of one representative pay one payee.</summary>
    SharedPayee,

    /// <summary>A customer disowned the payee.</summary>
    DisownedPayee,

    /// <summary>The address it goes to was changed and is not confirmed, or cools off.</summary>
    AddressCoolingOff,

    /// <summary>An e-mail address or telephone number cools off, and the payee is new.</summary>
    ContactCoolingOff,

    /// <summary>The authority that it is given under was put on file lately.</summary>
    AuthorityCoolingOff,

    /// <summary>Somebody else is paid for the first time, or not for long enough.</summary>
    UnseasonedPayee,

    /// <summary>It did not come through a channel that is the customer's alone.</summary>
    NotSelfDirected,

    /// <summary>A representative has it in hand.</summary>
    RepresentativeHandled,

    /// <summary>It goes to another place than the address of record.</summary>
    AlternateLocation,

    /// <summary>E-mail address and telephone number were both changed.</summary>
    BothContactsChanged,

    /// <summary>It looks like one that came before.</summary>
    Duplicate,

    /// <summary>The standing letter is not in force, or says something else.</summary>
    LetterNotInForce,

    /// <summary>The engine asks for a call-back.</summary>
    CallBackAdvised,

    /// <summary>It is over the limit.</summary>
    OverLimit,

    /// <summary>The score is not below the limit.</summary>
    ScoreNotLow,

    /// <summary>The engine asks for stronger proof.</summary>
    EngineAsksForProof,

    /// <summary>It is not proven long enough that the bank account is the customer's.</summary>
    UnverifiedBank,

    /// <summary>It is in a currency that no limit is set in.</summary>
    OtherCurrency,
}

/// <summary>The way that was chosen, and why.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Rule">The rule of the policy that chose it.</param>
/// <param name="LimitUsed">The limit that it was measured by; null where none was.</param>
/// <param name="Confirmation">What confirmation it needs.</param>
/// <param name="Release">Who releases it.</param>
/// <param name="Reasons">Every reason why it does not pass by itself; none where it does.</param>
public sealed record Route(
    RouteKind Kind, string Rule, Money? LimitUsed, ConfirmationNeed Confirmation, ReleaseNeed Release,
    ImmutableArray<RouteReason> Reasons);
