using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Desk.Access;
using NodaTime;

namespace Holdfast.Desk.Customers;

/// <summary>By what somebody may act for a customer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuthorityKind>))]
public enum AuthorityKind
{
    /// <summary>A power of attorney.</summary>
    [JsonStringEnumMemberName("powerOfAttorney")]
    PowerOfAttorney,

    /// <summary>An authority to trade, or to trade and more, given on a form of the firm.</summary>
    [JsonStringEnumMemberName("tradingAuthority")]
    TradingAuthority,

    /// <summary>The agreement with an investment adviser.</summary>
    [JsonStringEnumMemberName("adviser")]
    Adviser,

    /// <summary>A guardian or conservator appointed by a court.</summary>
    [JsonStringEnumMemberName("guardian")]
    Guardian,

    /// <summary>A trustee.</summary>
    [JsonStringEnumMemberName("trustee")]
    Trustee,

    /// <summary>An executor or administrator of an estate.</summary>
    [JsonStringEnumMemberName("executor")]
    Executor,

    /// <summary>An officer of a company.</summary>
    [JsonStringEnumMemberName("officer")]
    Officer,
}

/// <summary>What somebody may do for a customer. Each is given by itself: none contains another.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AuthorityScope>))]
public enum AuthorityScope
{
    /// <summary>Give orders.</summary>
    [JsonStringEnumMemberName("trade")]
    Trade,

    /// <summary>Have money or securities sent to the customer: to an own account, or the address of record.</summary>
    [JsonStringEnumMemberName("withdrawToOwner")]
    WithdrawToOwner,

    /// <summary>Have money or securities sent to somebody else.</summary>
    [JsonStringEnumMemberName("transferToOthers")]
    TransferToOthers,

    /// <summary>Have contacts and other data of the account changed.</summary>
    [JsonStringEnumMemberName("changeData")]
    ChangeData,

    /// <summary>Be told of the account.</summary>
    [JsonStringEnumMemberName("beInformed")]
    BeInformed,
}

/// <summary>An authority that a customer gave somebody, or a court did.</summary>
/// <param name="Id">What it is called here.</param>
/// <param name="Kind">By what it was given.</param>
/// <param name="Holder">What whoever has it is called.</param>
/// <param name="Document">The document on file.</param>
/// <param name="DocumentVersion">Its version.</param>
/// <param name="Since">The day from which it holds.</param>
/// <param name="By">Who put it on file.</param>
public sealed record Authority(
    string Id, AuthorityKind Kind, string Holder, string Document, string DocumentVersion, LocalDate Since, Actor By)
{
    /// <summary>When it was put on file, whatever day it says it holds from.</summary>
    public Instant OnFileSince { get; init; }

    /// <summary>What it lets its holder do.</summary>
    public ImmutableArray<AuthorityScope> Scope { get; init; } = [];

    /// <summary>Over which accounts; all of the customer where it is empty.</summary>
    public ImmutableArray<string> Accounts { get; init; } = [];

    /// <summary>The customer who has it, where it is one; null for anybody else.</summary>
    public string? HolderCustomer { get; init; }

    /// <summary>The last day on which it holds; null where it has none.</summary>
    public LocalDate? Expires { get; init; }

    /// <summary>When it was ended; null while it was not.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>Why it was ended; null while it was not.</summary>
    public string? EndedWhy { get; init; }

    /// <summary>Whether it is over an account on a day.</summary>
    public bool Covers(string account, LocalDate day) =>
        (Accounts.IsEmpty || Accounts.Contains(account)) && day >= Since && (Expires is not { } last || day <= last)
        && EndedAt is null;

    /// <summary>Whether it lets its holder do something with an account on a day.</summary>
    public bool Allows(AuthorityScope scope, string account, LocalDate day) =>
        Scope.Contains(scope) && Covers(account, day);
}

/// <summary>
/// A trusted contact person of FINRA Rule 4512(a)(1)(F), 18 or older. It is no authority: they can be asked, and decide
/// nothing.
/// </summary>
/// <param name="Id">What they are called here.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Relationship">How they stand to the customer, in the customer's words.</param>
/// <param name="Since">The day on which the customer named them.</param>
/// <param name="By">Who put them on file.</param>
public sealed record TrustedContact(string Id, PersonName Name, string Relationship, LocalDate Since, Actor By)
{
    /// <summary>The youngest that one may be.</summary>
    public const int YoungestAge = 18;

    /// <summary>When they were put on file.</summary>
    public Instant OnFileSince { get; init; }

    /// <summary>A telephone number; null where none is on file.</summary>
    public string? Phone { get; init; }

    /// <summary>An e-mail address; null where none is on file.</summary>
    public string? Email { get; init; }

    /// <summary>An address; null where none is on file.</summary>
    public string? Address { get; init; }

    /// <summary>When they were born; null where the customer said only that they are of age.</summary>
    public LocalDate? BirthDate { get; init; }

    /// <summary>
    /// The day on which the firm told the customer in writing what it may say to them (Rule 4512, Supplementary
    /// Material .06); null where it is not on file.
    /// </summary>
    public LocalDate? DisclosedOn { get; init; }

    /// <summary>When the customer withdrew them; null while they may be asked.</summary>
    public Instant? EndedAt { get; init; }
}
