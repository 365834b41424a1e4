using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Holdfast.Desk.Customers.Import;

/// <summary>What a file of an import holds, a row for each.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportKind>))]
public enum ImportKind
{
    /// <summary>Persons.</summary>
    [JsonStringEnumMemberName("customers")]
    Customers,

    /// <summary>How they are reached.</summary>
    [JsonStringEnumMemberName("contacts")]
    Contacts,

    /// <summary>Accounts.</summary>
    [JsonStringEnumMemberName("accounts")]
    Accounts,

    /// <summary>Who holds which account.</summary>
    [JsonStringEnumMemberName("relationships")]
    Relationships,
}

/// <summary>A column of a file.</summary>
/// <param name="Name">What the first row calls it.</param>
/// <param name="Field">The field it is, as bodies of requests call it.</param>
/// <param name="Needed">Whether it has to be there, and to be filled in every row.</param>
/// <param name="Holds">What it holds, for the guide.</param>
internal sealed record ImportColumn(string Name, string Field, bool Needed, string Holds);

/// <summary>All columns there are, in the order of the guide, which is held against this table.</summary>
internal static class ImportTable
{
    public static ImmutableArray<ImportColumn> Of(ImportKind kind) => kind switch
    {
        ImportKind.Customers =>
        [
            Needed("customer", "customer", "The id by which the firm's systems name the person, 1–64 characters."),
            Needed("status", "standing/status", "`consumer`, `customer` or `former`."),
            Needed("status_since", "standing/since", "The day since when, as `2019-04-01`."),
            Other("given_name", "name/given", "Given names; empty for a company."),
            Needed("family_name", "name/family", "Family names, or the name of a company."),
            Other("birth_date", "birthDate", "As `1951-02-28`."),
            Other("tax_id_last_four", "taxIdLastFour", "Four digits. A whole tax id is refused."),
            Other("language", "language", "`en` or `es`; `en` where it is empty."),
            Other("state", "state", "Two capital letters of the Postal Service."),
            Needed("time_zone", "timeZone", "A name of the IANA database, as `America/Denver`."),
            Other("electronic_delivery_since", "electronicDelivery/since",
                "The day on which consent to electronic delivery was given; empty where it was not."),
            Other("electronic_delivery_how", "electronicDelivery/how", "How it was given, in the firm's words."),
            Other("staff_member", "staffMember", "The id of the member of staff whose own or family's file it is."),
            Other("household", "household", "What the firm calls the household; equal for all of one."),
        ],
        ImportKind.Contacts =>
        [
            Needed("customer", "customer", "Whose it is; on file before."),
            Needed("kind", "kind", "`email`, `phone`, `mailingAddress` or `residentialAddress`."),
            Needed("value", "value", "The address or number. Of a phone without a country the United States is meant."),
            Other("on_file_since", "onFileSince", "Since when the firm has it: a day, or a time with its offset; the "
                + "time of the import where it is empty."),
            Other("confirmed_at", "confirmedAt", "When it was confirmed with the customer."),
            Other("confirmed_how", "confirmedHow", "How it was confirmed, in the firm's words."),
        ],
        ImportKind.Accounts =>
        [
            Needed("account", "account", "The id by which the firm's systems name the account, 1–64 characters."),
            Needed("type", "type",
                "`individual`, `joint`, `retirement`, `custodial`, `trust`, `estate` or `entity`."),
            Needed("natural_person", "ofNaturalPerson", "`true` where a natural person is its customer or owner."),
            Needed("institutional", "institutional", "`true` for an institutional account of FINRA Rule 4512(c)."),
            Other("branch", "branch", "The branch it belongs to."),
            Other("representative", "representative", "The staff id of the associated person responsible."),
            Other("adviser", "adviser", "The firm that advises it, where another one does."),
            Other("restricted", "restricted", "`true` where nothing may leave it."),
            Other("closed", "closed", "The day on which it was closed."),
        ],
        ImportKind.Relationships =>
        [
            Needed("account", "account", "The account; on file before."),
            Needed("customer", "customer", "Who holds it; on file before."),
            Needed("role", "role", "`owner`, `jointOwner`, `custodian`, `trustee`, `executor` or `officer`."),
            Needed("since", "since", "The day since when."),
            Other("until", "until", "The day on which it ended."),
        ],
    };

    private static ImportColumn Needed(string name, string field, string holds) => new(name, field, true, holds);

    private static ImportColumn Other(string name, string field, string holds) => new(name, field, false, holds);
}
