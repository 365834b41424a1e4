using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Holdfast.Desk.Customers;

/// <summary>What an account is in law.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountType>))]
public enum AccountType
{
    /// <summary>Of one person.</summary>
    [JsonStringEnumMemberName("individual")]
    Individual,

    /// <summary>Of several persons together.</summary>
    [JsonStringEnumMemberName("joint")]
    Joint,

    /// <summary>A retirement account.</summary>
    [JsonStringEnumMemberName("retirement")]
    Retirement,

    /// <summary>Of a minor, with a custodian.</summary>
    [JsonStringEnumMemberName("custodial")]
    Custodial,

    /// <summary>Of a trust.</summary>
    [JsonStringEnumMemberName("trust")]
    Trust,

    /// <summary>Of an estate.</summary>
    [JsonStringEnumMemberName("estate")]
    Estate,

    /// <summary>Of a company.</summary>
    [JsonStringEnumMemberName("entity")]
    Entity,
}

/// <summary>As what somebody holds an account.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HolderRole>))]
public enum HolderRole
{
    /// <summary>Its owner.</summary>
    [JsonStringEnumMemberName("owner")]
    Owner,

    /// <summary>One of several owners.</summary>
    [JsonStringEnumMemberName("jointOwner")]
    JointOwner,

    /// <summary>The custodian of a minor.</summary>
    [JsonStringEnumMemberName("custodian")]
    Custodian,

    /// <summary>A trustee.</summary>
    [JsonStringEnumMemberName("trustee")]
    Trustee,

    /// <summary>An executor or administrator.</summary>
    [JsonStringEnumMemberName("executor")]
    Executor,

    /// <summary>An officer who acts for a company.</summary>
    [JsonStringEnumMemberName("officer")]
    Officer,
}

/// <summary>Somebody who holds an account.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="Since">Since which day.</param>
/// <param name="Until">The day on which it ended; null while it goes on.</param>
public sealed record AccountHolder(string Customer, HolderRole Role, LocalDate Since, LocalDate? Until = null);

/// <summary>What the firm knows of an account.</summary>
public sealed record AccountFile
{
    /// <summary>By what the firm's systems name it, exactly as they write it.</summary>
    public required string Account { get; init; }

    /// <summary>What it is in law.</summary>
    public required AccountType Type { get; init; }

    /// <summary>Whether a natural person is its customer or owner (SEA Rule 17a-3(a)(17)(i)(A)).</summary>
    public required bool OfNaturalPerson { get; init; }

    /// <summary>Whether it is an institutional account (FINRA Rule 4512(c)), without trusted contacts.</summary>
    public required bool Institutional { get; init; }

    /// <summary>The branch it belongs to; null where it belongs to none.</summary>
    public string? Branch { get; init; }

    /// <summary>The staff id of the associated person responsible for it; null where there is none.</summary>
    public string? Representative { get; init; }

    /// <summary>The firm that advises it, where another than this one does; null where none does.</summary>
    public string? Adviser { get; init; }

    /// <summary>Whether it is restricted: nothing leaves it.</summary>
    public bool Restricted { get; init; }

    /// <summary>The day on which it was closed; null while it is open.</summary>
    public LocalDate? Closed { get; init; }

    /// <summary>Who holds it, and who did before.</summary>
    public ImmutableArray<AccountHolder> Holders { get; init; } = [];

    /// <summary>The position of the entry that changed it last.</summary>
    [JsonIgnore]
    public long Version { get; init; } = -1;

    /// <summary>Who holds it on a day.</summary>
    public IEnumerable<AccountHolder> HoldersOn(LocalDate day) =>
        Holders.Where(holder => holder.Since <= day && (holder.Until is not { } until || day < until));
}
