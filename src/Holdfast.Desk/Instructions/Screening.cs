using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions;

/// <summary>What an authority on file lets somebody do.</summary>
[JsonConverter(typeof(WordConverter<AuthorityScope>))]
public enum AuthorityScope
{
    /// <summary>The owner's own: everything.</summary>
    Owner,

    /// <summary>Orders only (limited trading authority).</summary>
    Trading,

    /// <summary>Orders, and money to the owner.</summary>
    TransfersToOwner,

    /// <summary>Orders, and money to whomever.</summary>
    AnyTransfer,
}

/// <summary>An authority on file: an account agreement, a power of attorney, an adviser's authority.</summary>
/// <param name="Id">The id of the document.</param>
/// <param name="Version">Its version.</param>
/// <param name="Scope">What it allows.</param>
public sealed record Authority(string Id, string Version, AuthorityScope Scope)
{
    /// <summary>When it was put on file, whatever day it says it holds from; null of an owner's own.</summary>
    public Instant? OnFileSince { get; init; }
}

/// <summary>What screening against sanctions lists said.</summary>
[JsonConverter(typeof(WordConverter<SanctionsResult>))]
public enum SanctionsResult
{
    /// <summary>It was not made, or failed: nothing passes by itself.</summary>
    NotChecked,

    /// <summary>No hit.</summary>
    Clear,

    /// <summary>The firm's own payment system asks the lists before it sends; nobody asked here.</summary>
    ScreenedByFirm,

    /// <summary>A hit.</summary>
    Hit,
}

/// <summary>Whether money may leave an account at all.</summary>
[JsonConverter(typeof(WordConverter<AccountStanding>))]
public enum AccountStanding
{
    /// <summary>It is open.</summary>
    Open,

    /// <summary>It is closed.</summary>
    Closed,

    /// <summary>It is restricted.</summary>
    Restricted,

    /// <summary>The customer, or the firm, froze it.</summary>
    Frozen,
}

/// <summary>A signal that spoke.</summary>
/// <param name="Id">Its id in the catalogue.</param>
/// <param name="Thousandths">Its weight, in thousandths of log-odds.</param>
public sealed record SignalValue(string Id, int Thousandths);

/// <summary>What is changed by a change of account data.</summary>
[JsonConverter(typeof(WordConverter<DataKind>))]
public enum DataKind
{
    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>An address.</summary>
    Address,

    /// <summary>The name.</summary>
    Name,

    /// <summary>The investment objective.</summary>
    Objective,

    /// <summary>The trusted contact person.</summary>
    TrustedContact,

    /// <summary>Who may act for the account.</summary>
    Authority,

    /// <summary>How statements and confirmations are delivered.</summary>
    Delivery,

    /// <summary>A bank account that was linked.</summary>
    BankLink,

    /// <summary>A credential.</summary>
    Credential,
}

/// <summary>A change that came shortly before an instruction.</summary>
/// <param name="What">What was changed.</param>
/// <param name="At">When.</param>
/// <param name="IsEffective">Whether it was confirmed.</param>
/// <param name="CoolingUntil">Until when it cools off; null where it does not, or has no end yet.</param>
public sealed record RelatedChange(DataKind What, Instant At, bool IsEffective, Instant? CoolingUntil);

/// <summary>What is known of a payee from before.</summary>
/// <param name="FirstPaidAt">When the customer first paid it and did not complain; null where never.</param>
/// <param name="VerifiedSince">Since when the account is proven to be the customer's; null where it is not.</param>
/// <param name="OtherCustomers">How many other customers paid it lately.</param>
/// <param name="IsOfOneRepresentative">Whether all of these have one representative.</param>
/// <param name="IsDisowned">Whether a customer disowned it.</param>
public sealed record PayeeHistory(
    Instant? FirstPaidAt, Instant? VerifiedSince, int OtherCustomers, bool IsOfOneRepresentative, bool IsDisowned)
{
    /// <summary>Nothing is known.</summary>
    public static PayeeHistory None { get; } = new(null, null, 0, false, false);
}

/// <summary>A standing letter that an instruction is given under, as far as screening looks at it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsInForce">Whether it was verified, not too long ago, and not changed since.</param>
/// <param name="Fits">Whether payee and amount are what it says.</param>
public sealed record LetterStanding(string Id, bool IsInForce, bool Fits);

/// <summary>All that screening is given; none of it is fetched by the decision itself.</summary>
/// <param name="Authorities">What is on file for the account.</param>
/// <param name="Standing">Whether money may leave the account.</param>
/// <param name="Sanctions">What the lists said.</param>
/// <param name="Engine">What the engine answered.</param>
/// <param name="Score">The engine's score.</param>
/// <param name="Signals">The signals that spoke.</param>
/// <param name="RuleVersion">The fingerprint of the policy that scored.</param>
/// <param name="At">When it was looked at.</param>
public sealed record ScreeningInput(
    ImmutableArray<Authority> Authorities, AccountStanding Standing, SanctionsResult Sanctions, Outcome Engine,
    Probability Score, ImmutableArray<SignalValue> Signals, string RuleVersion, Instant At)
{
    /// <summary>Changes of the time before.</summary>
    public ImmutableArray<RelatedChange> Changes { get; init; } = [];

    /// <summary>Other instructions that look like the same one twice.</summary>
    public ImmutableArray<InstructionId> Duplicates { get; init; } = [];

    /// <summary>The payee from before.</summary>
    public PayeeHistory Payee { get; init; } = PayeeHistory.None;

    /// <summary>What left the account by itself today.</summary>
    public Money AutomatedToday { get; init; }

    /// <summary>The standing letter; null where there is none.</summary>
    public LetterStanding? Letter { get; init; }

    /// <summary>The engine asks for a call-back.</summary>
    public bool IsCallBackAdvised { get; init; }
}

/// <summary>What screening found, kept with the values that it found it by.</summary>
/// <param name="Authority">The authority that it was given under.</param>
/// <param name="Categories">Its categories.</param>
/// <param name="Input">All that was looked at, so that it can be decided again.</param>
/// <param name="Route">The way that was chosen.</param>
public sealed record Screening(
    Authority Authority, ImmutableArray<TransmittalCategory> Categories, ScreeningInput Input, Route Route);
