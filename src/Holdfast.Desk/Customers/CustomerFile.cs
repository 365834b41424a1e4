using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Desk.Access;
using NodaTime;

namespace Holdfast.Desk.Customers;

/// <summary>
/// What the firm knows of one person, opened: the least that protecting them needs. It never changes; a change makes
/// another one. It exists in memory only, and is kept sealed under the person's own key.
/// </summary>
public sealed record CustomerFile
{
    /// <summary>By what the firm's systems name the person, exactly as they write it.</summary>
    public required string Customer { get; init; }

    /// <summary>Where they stand with the firm, and since when.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Where they stood before, the oldest first.</summary>
    public ImmutableArray<Standing> EarlierStandings { get; init; } = [];

    /// <summary>What they are called.</summary>
    public required PersonName Name { get; init; }

    /// <summary>When they were born; null where that is not known, as of a company.</summary>
    public LocalDate? BirthDate { get; init; }

    /// <summary>The last four digits of the tax id; null where they are not on file.</summary>
    public string? TaxIdLastFour { get; init; }

    /// <summary>The language in which they are written to and spoken with.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>The state or territory of residence by its two letters; null where it is abroad.</summary>
    public string? State { get; init; }

    /// <summary>The time zone they live in, by its name in the IANA database.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Consent to electronic delivery; null where there is none.</summary>
    public DeliveryConsent? ElectronicDelivery { get; init; }

    /// <summary>
    /// The id of the member of staff whose own file this is, or to whose family it belongs; null where it is nobody's.
    /// </summary>
    public string? StaffMember { get; init; }

    /// <summary>What the firm calls the household; equal for all of one; null where none is known.</summary>
    public string? Household { get; init; }

    /// <summary>All contacts there ever were, in the order in which they came on file, each with its history.</summary>
    public ImmutableArray<Contact> Contacts { get; init; } = [];

    /// <summary>Trusted contact persons, those withdrawn as well (FINRA Rule 4512(a)(1)(F)).</summary>
    public ImmutableArray<TrustedContact> TrustedContacts { get; init; } = [];

    /// <summary>Who may act for the person, and how far; those that ended as well.</summary>
    public ImmutableArray<Authority> Authorities { get; init; } = [];

    /// <summary>Banks whose account was verified to be the person's own; those that ended as well.</summary>
    public ImmutableArray<OwnBank> Banks { get; init; } = [];

    /// <summary>The position of the entry that changed the file last.</summary>
    [JsonIgnore]
    public long Version { get; init; } = -1;

    /// <summary>The accounts that the person holds, as they are now, with all their holders.</summary>
    [JsonIgnore]
    public ImmutableArray<AccountFile> Accounts { get; init; } = [];

    /// <summary>The other holders of the person's accounts today.</summary>
    [JsonIgnore]
    public ImmutableArray<JointHolder> JointHolders =>
    [
        .. from account in Accounts
           from holder in account.Holders
           where holder.Until is null && holder.Customer != Customer
           select new JointHolder(holder.Customer, account.Account, holder.Role),
    ];

    /// <summary>
    /// The associated persons responsible for the person's accounts (SEA Rule 17a-3(a)(17)(i)(A)), each once, by their
    /// staff ids.
    /// </summary>
    [JsonIgnore]
    public ImmutableArray<string> Representatives =>
    [
        .. Accounts.Select(account => account.Representative).OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The representative of an account of the person; null where it has none.</summary>
    public string? Representative(string account) =>
        Accounts.FirstOrDefault(held => held.Account == account)?.Representative;

    /// <summary>The zone they live in.</summary>
    public DateTimeZone Zone() => DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? DateTimeZone.Utc;

    /// <summary>How old they are on a day; null where the birth date is not on file.</summary>
    public int? AgeOn(LocalDate day) => BirthDate is { } born && born <= day
        ? Period.Between(born, day, PeriodUnits.Years).Years
        : null;

    /// <summary>The contacts of a kind that are in use, the oldest on file first.</summary>
    public IEnumerable<Contact> InUse(ContactKind kind) => Contacts
        .Where(contact => contact.Kind == kind && contact.State is ContactState.InUse)
        .OrderBy(contact => contact.OnFileSince);

    /// <summary>A contact by its id; null where there is none.</summary>
    public Contact? Contact(string id) => Contacts.FirstOrDefault(contact => contact.Id == id);

    /// <summary>The trusted contacts that may be asked now.</summary>
    [JsonIgnore]
    public IEnumerable<TrustedContact> TrustedNow => TrustedContacts.Where(contact => contact.EndedAt is null);

    /// <summary>The authorities over an account that hold on a day.</summary>
    public IEnumerable<Authority> AuthoritiesOver(string account, LocalDate day) =>
        Authorities.Where(authority => authority.Covers(account, day));
}

/// <summary>What a person is called.</summary>
/// <param name="Given">Given names; empty for a company.</param>
/// <param name="Family">Family names, or the name of a company.</param>
public sealed record PersonName(string Given, string Family)
{
    /// <summary>Both, as one says them.</summary>
    [JsonIgnore]
    public string Full => Given.Length == 0 ? Family : $"{Given} {Family}";
}

/// <summary>Where somebody stands with the firm (17 CFR 248.3(g) and (j)).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CustomerStatus>))]
public enum CustomerStatus
{
    /// <summary>Obtains or has obtained a service, without a continuing relationship.</summary>
    [JsonStringEnumMemberName("consumer")]
    Consumer,

    /// <summary>Has a continuing relationship.</summary>
    [JsonStringEnumMemberName("customer")]
    Customer,

    /// <summary>Had one.</summary>
    [JsonStringEnumMemberName("former")]
    Former,
}

/// <summary>Where somebody stands, since a day.</summary>
/// <param name="Status">Where they stand.</param>
/// <param name="Since">Since when.</param>
public sealed record Standing(CustomerStatus Status, LocalDate Since);

/// <summary>A language in which Holdfast speaks with customers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Language>))]
public enum Language
{
    /// <summary>English.</summary>
    [JsonStringEnumMemberName("en")]
    English,

    /// <summary>Spanish.</summary>
    [JsonStringEnumMemberName("es")]
    Spanish,
}

/// <summary>Consent to electronic delivery.</summary>
/// <param name="Since">The day on which it was given.</param>
/// <param name="How">How it was given, in the firm's words; null where that is not on file.</param>
public sealed record DeliveryConsent(LocalDate Since, string? How = null);

/// <summary>Another holder of one of the person's accounts.</summary>
/// <param name="Customer">Who.</param>
/// <param name="Account">Of which account.</param>
/// <param name="Role">As what.</param>
public sealed record JointHolder(string Customer, string Account, HolderRole Role);

/// <summary>A bank account that was verified to be the customer's own.</summary>
/// <param name="Id">What it is called here.</param>
/// <param name="Token">The token by which events name it as a destination.</param>
/// <param name="Name">The bank, and what tells the account from others, as its last four digits.</param>
/// <param name="VerifiedHow">How the ownership was verified, in the firm's words.</param>
/// <param name="Since">The day on which it was.</param>
/// <param name="By">Who put it on file.</param>
public sealed record OwnBank(string Id, string Token, string Name, string VerifiedHow, LocalDate Since, Actor By)
{
    /// <summary>When it was put on file.</summary>
    public Instant OnFileSince { get; init; }

    /// <summary>When it ended; null while it holds.</summary>
    public Instant? EndedAt { get; init; }
}
