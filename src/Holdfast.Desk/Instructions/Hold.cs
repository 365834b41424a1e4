using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Holdfast.Desk.Instructions;

/// <summary>
/// By what right an instruction is held. A hold for verification is none under Rule 2165 and not called so.
/// </summary>
[JsonConverter(typeof(WordConverter<HoldKind>))]
public enum HoldKind
{
    /// <summary>By the agreement with the customer, to verify.</summary>
    Verification,

    /// <summary>FINRA Rule 2165: financial exploitation of a specified adult is believed.</summary>
    Rule2165,

    /// <summary>Proposed FINRA Rule 2166: fraud is believed, whoever the customer is.</summary>
    Proposed2166,

    /// <summary>By an order or a legal duty.</summary>
    Legal,
}

/// <summary>A hold.</summary>
/// <param name="Kind">By what right.</param>
/// <param name="Reasons">Why, as the route names it; none where a person placed it.</param>
/// <param name="Belief">What is believed and on which facts; required of holds under a rule.</param>
/// <param name="Owner">Who sees to it; null where nobody was named yet.</param>
/// <param name="ReviewBy">Until when somebody looks into it.</param>
/// <param name="Ends">When it ends unless it is extended; null where an order says.</param>
/// <param name="NoticeBy">Until when the parties have to be told; null where nobody has to.</param>
/// <param name="Parties">Who has to be told.</param>
public sealed record Hold(
    HoldKind Kind, ImmutableArray<RouteReason> Reasons, Personal Belief, string? Owner, Instant ReviewBy, Instant? Ends,
    Instant? NoticeBy, ImmutableArray<HoldParty> Parties);

/// <summary>What somebody is who hears of a hold.</summary>
[JsonConverter(typeof(WordConverter<PartyRole>))]
public enum PartyRole
{
    /// <summary>The customer.</summary>
    Customer,

    /// <summary>A joint owner.</summary>
    JointOwner,

    /// <summary>Somebody who may act for the account.</summary>
    Authorised,

    /// <summary>A trusted contact person.</summary>
    TrustedContact,
}

/// <summary>Somebody who hears of a hold.</summary>
/// <param name="Id">Who.</param>
/// <param name="Role">What they are.</param>
public sealed record HoldParty(string Id, PartyRole Role);

/// <summary>Why a party was not told.</summary>
[JsonConverter(typeof(WordConverter<SkipReason>))]
public enum SkipReason
{
    /// <summary>They cannot be reached.</summary>
    Unavailable,

    /// <summary>They are believed to take part.</summary>
    BelievedInvolved,
}

/// <summary>What became of the notice to one party.</summary>
/// <param name="Party">Who.</param>
/// <param name="Means">How they were told; null where they were not.</param>
/// <param name="Skipped">Why they were not told; null where they were.</param>
/// <param name="Detail">In more words.</param>
public sealed record HoldNotice(HoldParty Party, string? Means, SkipReason? Skipped, Personal Detail)
{
    /// <summary>The very contact that a notice in writing went to; null where there was none in writing.</summary>
    public ContactUsed? Sent { get; init; }
}

/// <summary>What the internal review of a hold found.</summary>
/// <param name="DoesSupportBelief">Whether it supports what was believed.</param>
/// <param name="Findings">What it found.</param>
public sealed record HoldReview(bool DoesSupportBelief, Personal Findings);

/// <summary>An extension of a hold.</summary>
/// <param name="Step">The first or the second.</param>
/// <param name="Ends">When the hold ends now.</param>
/// <param name="Reason">Why.</param>
/// <param name="Reference">What was reported to a state or a court, and where; null for the first.</param>
public sealed record HoldExtension(int Step, Instant Ends, Personal Reason, string? Reference);

/// <summary>A hold with all that came of it.</summary>
public sealed record HoldAtWork(Hold Hold, Instant PlacedAt, Officer PlacedBy)
{
    /// <summary>Notices, given and skipped.</summary>
    public ImmutableArray<(HoldNotice Notice, Instant At, Officer By)> Notices { get; init; } = [];

    /// <summary>Parties whose notice in writing came back: they have not heard, and are not written to again.</summary>
    public ImmutableArray<HoldParty> CameBack { get; init; } = [];

    /// <summary>Reviews, in order.</summary>
    public ImmutableArray<(HoldReview Review, Instant At, Officer By)> Reviews { get; init; } = [];

    /// <summary>Extensions, in order.</summary>
    public ImmutableArray<(HoldExtension Extension, Instant At, Officer By)> Extensions { get; init; } = [];

    /// <summary>When it was lifted; null while it is on.</summary>
    public Instant? LiftedAt { get; init; }

    /// <summary>When it ends; null where an order says.</summary>
    [JsonIgnore]
    public Instant? Ends => Extensions.IsEmpty ? Hold.Ends : Extensions[^1].Extension.Ends;

    /// <summary>Parties of whose notice nothing is recorded.</summary>
    [JsonIgnore]
    public IEnumerable<HoldParty> StillToTell => Hold.Parties.Except(Notices.Select(one => one.Notice.Party));
}
