using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Holdfast.Demo;

/// <summary>
/// A customer of the made-up firm as a person: the simulated firm has tokens only, and a token has nobody to call. All
/// of it is drawn from the customer's id; addresses and numbers are of the kinds that are kept for examples.
/// </summary>
internal sealed record DemoPerson(
    string Customer, string Account, string GivenName, string FamilyName, string Email, string Phone, string Street,
    string City, string State, string PostalCode, string TimeZone, string Language, LocalDate BirthDate, Seat? Seat)
{
    private static readonly string[] GivenNames =
    [
        "Ana", "Arthur", "Beatriz", "Carl", "Carmen", "Dana", "David", "Elena", "Esther", "Frank", "Grace", "Hannah",
        "Henry", "Irene", "Isabel", "James", "Joan", "Jorge", "Karen", "Leo", "Lucia", "Marcus", "Maria", "Martha",
        "Miguel", "Nadia", "Nora", "Oscar", "Paula", "Peter", "Ramon", "Rosa", "Ruth", "Samuel", "Sofia", "Teresa",
        "Thomas", "Victor", "Walter", "Yolanda",
    ];

    private static readonly string[] FamilyNames =
    [
        "Abbott", "Alvarez", "Baker", "Barrera", "Becker", "Bishop", "Castillo", "Chen", "Cole", "Cruz", "Dalton",
        "Delgado", "Ellis", "Flores", "Foster", "Garza", "Grant", "Hayes", "Herrera", "Hoffman", "Ibarra", "Jensen",
        "Keller", "Kim", "Lang", "Lopez", "Marsh", "Medina", "Nguyen", "Novak", "Ortiz", "Park", "Quinn", "Ramos",
        "Reed", "Santos", "Sharma", "Stone", "Torres", "Weaver",
    ];

    private static readonly string[] Streets =
        ["Alder Street", "Birch Lane", "Canal Road", "Dogwood Drive", "Elm Court", "Foundry Row", "Harbor View"];

    private static readonly (string City, string State, string PostalCode, string TimeZone, string AreaCode)[] Places =
    [
        ("Albany", "NY", "12207", "America/New_York", "518"), ("Austin", "TX", "78701", "America/Chicago", "512"),
        ("Denver", "CO", "80202", "America/Denver", "303"), ("Fresno", "CA", "93721", "America/Los_Angeles", "559"),
        ("Tampa", "FL", "33602", "America/New_York", "813"), ("Tucson", "AZ", "85701", "America/Phoenix", "520"),
    ];

    public string Name => $"{GivenName} {FamilyName}";

    /// <summary>Where they act from when they act themselves, in a session.</summary>
    /// <exception cref="InvalidOperationException">They never signed in.</exception>
    public Seat In(string session) => Seat is { } seat
        ? seat with { Session = session }
        : throw new InvalidOperationException($"{Customer} was never seen online.");

    /// <summary>The person behind an id, who acts from where the events show them.</summary>
    public static DemoPerson Of(string customer, string account, int? birthYear, Seat? seat)
    {
        var draw = SHA256.HashData(Encoding.UTF8.GetBytes(customer));
        var (given, family) = (Pick(GivenNames, draw, 0), Pick(FamilyNames, draw, 2));
        var place = Places[draw[4] % Places.Length];
        var number = (draw[5] << 8 | draw[6]) % 10_000;

        // Numbers from 555-0100 to 555-0199 and names below example.com belong to nobody.
        var phone = string.Create(CultureInfo.InvariantCulture, $"+1{place.AreaCode}55501{draw[7] % 100:00}");
#pragma warning disable CA1308 // Mail addresses are written in lower case.
        var email = string.Create(
            CultureInfo.InvariantCulture, $"{given}.{family}{number:0000}@example.com").ToLowerInvariant();
#pragma warning restore CA1308
        return new DemoPerson(
            customer, account, given, family, email, phone,
            string.Create(CultureInfo.InvariantCulture, $"{1 + draw[8]} {Pick(Streets, draw, 9)}"),
            place.City, place.State, place.PostalCode, place.TimeZone, draw[11] % 5 == 0 ? "es" : "en",
            new LocalDate(birthYear ?? 1945 + draw[12] % 50, 1 + draw[13] % 12, 1 + draw[14] % 28), seat);
    }

    private static string Pick(string[] words, byte[] draw, int at) =>
        words[(draw[at] << 8 | draw[at + 1]) % words.Length];
}
