using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Instructions.Changes;

/// <summary>Where a change of account data stands. Wire words.</summary>
[JsonConverter(typeof(WordConverter<ChangeState>))]
public enum ChangeState
{
    /// <summary>It was asked for.</summary>
    Requested,

    /// <summary>The contacts from before and now were told; nobody confirmed it yet.</summary>
    PendingConfirmation,

    /// <summary>It was confirmed.</summary>
    Effective,

    /// <summary>It was undone.</summary>
    Reverted,
}

/// <summary>Who a notice of a change goes to.</summary>
[JsonConverter(typeof(WordConverter<NoticeParty>))]
public enum NoticeParty
{
    /// <summary>The contact, or the address, from before.</summary>
    OldContact,

    /// <summary>The contact that is new.</summary>
    NewContact,

    /// <summary>A joint owner.</summary>
    JointOwner,

    /// <summary>The associated person responsible for the account.</summary>
    Representative,

    /// <summary>The customer, at any contact from before.</summary>
    Customer,
}

/// <summary>Somebody a notice goes to.</summary>
/// <param name="Party">What they are.</param>
/// <param name="Id">The contact, the joint owner or the representative.</param>
public sealed record NoticeTo(NoticeParty Party, string Id);

/// <summary>A change as it was asked for.</summary>
/// <param name="Customer">Whose data.</param>
/// <param name="What">Which data.</param>
/// <param name="Old">What it was.</param>
/// <param name="New">What it is to be.</param>
/// <param name="Medium">How it came.</param>
/// <param name="InstructedBy">Who gave it.</param>
/// <param name="Zone">The IANA time zone of the branch.</param>
public sealed record ChangeOrder(
    string Customer, DataKind What, Personal Old, Personal New, InstructionMedium Medium, Instructor InstructedBy,
    string Zone)
{
    /// <summary>The account concerned; empty where it is all of the customer's.</summary>
    public Personal Account { get; init; }

    /// <summary>The representative of the account; null where it has none.</summary>
    public string? Representative { get; init; }

    /// <summary>The branch that holds the account; null where there is none.</summary>
    public string? Branch { get; init; }

    /// <summary>The contact that it takes the place of; null where there was none.</summary>
    public string? OldContact { get; init; }

    /// <summary>The contact that is new; null where it is no contact.</summary>
    public string? NewContact { get; init; }

    /// <summary>The joint owners of the account.</summary>
    public ImmutableArray<string> JointOwners { get; init; } = [];

    /// <summary>Whether a new objective allows more risk than the one before.</summary>
    public bool DoesWidenRisk { get; init; }

    /// <summary>The event that told of it; null where there was none.</summary>
    public string? Event { get; init; }

    /// <summary>Who is told at once.</summary>
    public ImmutableArray<NoticeTo> TellAtOnce() =>
    [
        .. OldContact is { } old ? [new NoticeTo(NoticeParty.OldContact, old)] : Array.Empty<NoticeTo>(),
        .. NewContact is { } now ? [new NoticeTo(NoticeParty.NewContact, now)] : Array.Empty<NoticeTo>(),
        .. OldContact is null ? [new NoticeTo(NoticeParty.Customer, Customer)] : Array.Empty<NoticeTo>(),
    ];

    /// <summary>
    /// To whom a record of the change is furnished: 17 CFR 240.17a-3(a)(17)(i)(B)(2), a change of name or address, to
    /// the old address and each joint owner, and to the associated person responsible; (B)(3), a change of objectives,
    /// to the customer. The product's own choice is the stricter "and" where the rule says "or".
    /// </summary>
    public ImmutableArray<NoticeTo> FurnishTo() => What switch
    {
        DataKind.Name or DataKind.Address =>
        [
            new NoticeTo(NoticeParty.OldContact, OldContact ?? Customer),
            .. JointOwners.Select(owner => new NoticeTo(NoticeParty.JointOwner, owner)),
            .. Representative is { } rep ? [new NoticeTo(NoticeParty.Representative, rep)] : Array.Empty<NoticeTo>(),
        ],
        DataKind.Objective => [new NoticeTo(NoticeParty.Customer, Customer)],
        DataKind.Email or DataKind.Phone or DataKind.TrustedContact or DataKind.Authority or DataKind.Delivery
            or DataKind.BankLink or DataKind.Credential => [],
    };
}

/// <summary>How a change was confirmed.</summary>
[JsonConverter(typeof(WordConverter<ChangeConfirmationWay>))]
public enum ChangeConfirmationWay
{
    /// <summary>By the link sent to the contact from before.</summary>
    OldContact,

    /// <summary>On a call to a number from before.</summary>
    CallBack,

    /// <summary>In person, with an identity document.</summary>
    InPerson,
}

/// <summary>What is due of a change and was not done.</summary>
[JsonConverter(typeof(WordConverter<ChangeAlarm>))]
public enum ChangeAlarm
{
    /// <summary>The record is to be furnished within days.</summary>
    NoticeDueSoon,

    /// <summary>The record was not furnished in time.</summary>
    NoticeBreach,
}

/// <summary>A fact with who made it and when.</summary>
public sealed record RecordedChange(ChangeFact Fact, Officer By, Instant At);

/// <summary>A change of account data and all that became of it.</summary>
public sealed record DataChange
{
    /// <summary>Its id.</summary>
    public required InstructionId Id { get; init; }

    /// <summary>What was asked.</summary>
    public required ChangeOrder Order { get; init; }

    /// <summary>Who entered it.</summary>
    public required Officer EnteredBy { get; init; }

    /// <summary>When it was received.</summary>
    public required Instant RequestedAt { get; init; }

    /// <summary>How many facts it is made of.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Where it stands.</summary>
    public ChangeState State { get; init; }

    /// <summary>Who was told at once.</summary>
    public ImmutableArray<NoticeTo> Told { get; init; } = [];

    /// <summary>How it was confirmed; null where it was not.</summary>
    public ChangeFact.Confirmed? Confirmation { get; init; }

    /// <summary>When it became effective; null where it did not.</summary>
    public Instant? EffectiveAt { get; init; }

    /// <summary>Why it was undone; null where it was not.</summary>
    public ChangeFact.Reverted? Reversal { get; init; }

    /// <summary>To whom the record was furnished.</summary>
    public ImmutableArray<NoticeTo> Furnished { get; init; } = [];

    /// <summary>When a supervisor was asked to look at it; null where nobody was.</summary>
    public Instant? ReviewAskedAt { get; init; }

    /// <summary>Who looked at it; null while nobody did.</summary>
    public Officer? ReviewedBy { get; init; }

    /// <summary>Alarms that were raised.</summary>
    public ImmutableArray<ChangeAlarm> Alarms { get; init; } = [];

    /// <summary>To whom the record has still to be furnished; nobody where it was undone.</summary>
    public IEnumerable<NoticeTo> StillToFurnish =>
        State is ChangeState.Reverted ? [] : Order.FurnishTo().Except(Furnished);

    /// <summary>
    /// Until when what was changed is used for no verification and no delivery; null while nobody confirmed it, and so
    /// without an end.
    /// </summary>
    public Instant? CoolingUntil(Policy.InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        // A change confirmed from the old contact ends its own window, and only its own.
        return Confirmation is null || EffectiveAt is not { } effective ? null
            : Confirmation.Way is ChangeConfirmationWay.OldContact ? effective
            : effective + Duration.FromDays(Order.What switch
            {
                DataKind.Email or DataKind.Phone => policy.CoolingEmailOrPhoneDays,
                DataKind.Address or DataKind.Name => policy.CoolingAddressDays,
                DataKind.BankLink => policy.OwnBankVerifiedDays,
                DataKind.Objective or DataKind.TrustedContact or DataKind.Authority or DataKind.Delivery
                    or DataKind.Credential => 0,
            });
    }

    /// <summary>How screening sees it.</summary>
    public RelatedChange AsRelated(Policy.InstructionPolicy policy) =>
        new(Order.What, RequestedAt, State is ChangeState.Effective, CoolingUntil(policy));

    /// <summary>The change that facts make, in their order; null where there are none.</summary>
    public static DataChange? Of(InstructionId id, IEnumerable<RecordedChange> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Aggregate((DataChange?)null, (known, fact) => Evolve(id, known, fact));
    }

    /// <summary>What is known after one more fact.</summary>
    /// <exception cref="InvalidOperationException">The first fact is not that it was asked for, or a later one
    /// is.</exception>
    public static DataChange Evolve(InstructionId id, DataChange? known, RecordedChange recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return (known, recorded.Fact) switch
        {
            (null, ChangeFact.Requested(var order)) => new DataChange
            {
                Id = id,
                Order = order,
                EnteredBy = recorded.By,
                RequestedAt = recorded.At,
            },
            (not null, not ChangeFact.Requested) => After(known, recorded) with { Version = known.Version + 1 },
            _ => throw new InvalidOperationException($"The facts of {id} do not begin with its request, or repeat it."),
        };
    }

    private static DataChange After(DataChange known, RecordedChange recorded) => recorded.Fact switch
    {
        ChangeFact.Noticed(var told) => known with { Told = told, State = ChangeState.PendingConfirmation },
        ChangeFact.Confirmed confirmed => known with
        {
            Confirmation = confirmed,
            EffectiveAt = recorded.At,
            State = ChangeState.Effective,
        },
        ChangeFact.Reverted reverted => known with { Reversal = reverted, State = ChangeState.Reverted },
        ChangeFact.Furnished(var to, _) => known with { Furnished = known.Furnished.Add(to) },
        ChangeFact.ReviewAsked => known with { ReviewAskedAt = recorded.At },
        ChangeFact.Reviewed => known with { ReviewedBy = recorded.By },
        ChangeFact.Alarmed(var alarm) => known with { Alarms = known.Alarms.Add(alarm) },
        _ => throw new UnreachableException(),
    };
}
