using System.Collections.Immutable;
using Holdfast.Desk.Access;
using NodaTime;

namespace Holdfast.Desk.Customers;

/// <summary>Reads what is kept in the vault from the fields of a body or of a row: one form for both.</summary>
internal static class VaultForms
{
    // The two letters of the Postal Service for states, the District and the territories.
    private static readonly HashSet<string> States =
    [
        .. ("AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH "
            + "OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR VI AA AE AP").Split(' '),
    ];

    public static Profile Profile(Fields fields)
    {
        var consent = fields.Date("electronicDelivery/since");
        var how = fields.Text("electronicDelivery/how");
        if (how is not null && consent is null)
        {
            fields.Fault("electronicDelivery/since", "It is missing.");
        }

        return new Profile(
            new Standing(fields.NeededWord<CustomerStatus>("standing/status"), fields.NeededDate("standing/since")),
            new PersonName(fields.Text("name/given") ?? "", fields.NeededText("name/family")),
            TimeZone(fields, "timeZone"))
        {
            BirthDate = fields.Date("birthDate"),
            TaxIdLastFour = Digits(fields, "taxIdLastFour"),
            Language = fields.Word<Language>("language") ?? Language.English,
            State = State(fields, "state"),
            ElectronicDelivery = consent is { } since ? new DeliveryConsent(since, how) : null,
            StaffMember = fields.Name("staffMember"),
            Household = fields.Text("household", VaultLimits.Id),
        };
    }

    /// <summary>A contact; its value is in its one form.</summary>
    public static (ContactKind Kind, string Value) Contact(Fields fields)
    {
        var kind = fields.NeededWord<ContactKind>("kind");
        return (kind, Value(fields, "value", kind));
    }

    public static AccountFile Account(Fields fields, string account, ImmutableArray<AccountHolder> holders) => new()
    {
        Account = account,
        Type = fields.NeededWord<AccountType>("type"),
        OfNaturalPerson = fields.NeededFlag("ofNaturalPerson"),
        Institutional = fields.NeededFlag("institutional"),
        Branch = fields.Text("branch", VaultLimits.Id),
        Representative = fields.Name("representative"),
        Adviser = fields.Text("adviser"),
        Restricted = fields.Flag("restricted") ?? false,
        Closed = fields.Date("closed"),
        Holders = holders,
    };

    public static AccountHolder Holder(Fields fields) => new(
        fields.NeededId("customer"), fields.NeededWord<HolderRole>("role"), fields.NeededDate("since"),
        fields.Date("until"));

    public static Authority Authority(JsonFields fields, string id, Actor by, Instant now)
    {
        var scope = fields.Texts("scope");
        var known = Enum.GetValues<AuthorityScope>().ToDictionary(Words<AuthorityScope>.Of);
        if (scope.IsEmpty || scope.Any(word => !known.ContainsKey(word)))
        {
            fields.Fault("scope", $"Expected one or more of {string.Join(", ", known.Keys)}.");
        }

        var accounts = fields.Texts("accounts");
        if (accounts.Any(account => Fields.IdFault(account) is not null))
        {
            fields.Fault("accounts", "One of them is no id of an account.");
        }

        return new Authority(
            id, fields.NeededWord<AuthorityKind>("kind"), fields.NeededText("holder"), fields.NeededText("document"),
            fields.NeededText("documentVersion"), fields.NeededDate("since"), by)
        {
            OnFileSince = now,
            Scope = [.. scope.Where(known.ContainsKey).Select(word => known[word]).Distinct().Order()],
            Accounts = accounts,
            HolderCustomer = fields.Id("holderCustomer"),
            Expires = fields.Date("expires"),
        };
    }

    public static TrustedContact TrustedContact(Fields fields, string id, Actor by, Instant now)
    {
        var born = fields.Date("birthDate");
        if (born is null && fields.Flag("ofAge") is not true)
        {
            fields.Fault("ofAge", "Expected birthDate, or ofAge as true where the customer says no more than that.");
        }

        var contact = new TrustedContact(
            id, new PersonName(fields.Text("name/given") ?? "", fields.NeededText("name/family")),
            fields.NeededText("relationship"), fields.NeededDate("since"), by)
        {
            OnFileSince = now,
            Phone = !fields.Has("phone") ? null : Value(fields, "phone", ContactKind.Phone),
            Email = !fields.Has("email") ? null : Value(fields, "email", ContactKind.Email),
            Address = fields.Text("address", VaultLimits.Address),
            BirthDate = born,
            DisclosedOn = fields.Date("disclosedOn"),
        };
        if (contact is { Phone: null, Email: null, Address: null })
        {
            fields.Fault("phone", "Expected a phone, an email or an address by which they are reached.");
        }

        return contact;
    }

    public static OwnBank Bank(Fields fields, string id, Actor by, Instant now) => new(
        id, fields.NeededText("token"), fields.NeededText("name"), fields.NeededText("verifiedHow"),
        fields.NeededDate("since"), by)
    {
        OnFileSince = now,
    };

    private static string Value(Fields fields, string field, ContactKind kind) => kind switch
    {
        ContactKind.Email => fields.Form(field, Normal.TryEmail, "Expected an e-mail address as name@example.com."),
        ContactKind.Phone => fields.Form(
            field, Normal.TryPhone, "Expected a telephone number as +1 303 555 0172, without an extension."),
        ContactKind.MailingAddress or ContactKind.ResidentialAddress =>
            Normal.Address(fields.NeededText(field, VaultLimits.Address)),
    };

    private static string TimeZone(Fields fields, string field)
    {
        var zone = fields.NeededText(field);
        if (zone.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            fields.Fault(field, "Expected a time zone of the IANA database as America/New_York.");
        }

        return zone;
    }

    private static string? State(Fields fields, string field)
    {
        var state = fields.Text(field);
        if (state is not null && !States.Contains(state))
        {
            fields.Fault(field, "Expected the two capital letters of a state or territory of the United States.");
        }

        return state;
    }

    private static string? Digits(Fields fields, string field)
    {
        var digits = fields.Text(field);
        if (digits is not null && (digits.Length != 4 || !digits.All(char.IsAsciiDigit)))
        {
            // Nothing of a whole tax id is taken in.
            fields.Fault(field, "Expected the last four digits of the tax id and no more.");
            return null;
        }

        return digits;
    }
}
