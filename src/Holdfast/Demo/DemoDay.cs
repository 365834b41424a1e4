using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Demo;

/// <summary>What happens at the demo's firm today: money that is asked for, by customers and by others.</summary>
internal static class DemoDay
{
    /// <summary>How many of the firm's people have a part in it.</summary>
    public const int People = 6;

    /// <summary>The events, one a line.</summary>
    public static string Of(IReadOnlyList<DemoPerson> people, Instant now)
    {
        List<string> lines = [];

        // A customer who signs in as always pays somebody for the first time.
        lines.Add(SignIn(people[0], now - Duration.FromMinutes(52), "d-home-0"));
        lines.Add(Wire(people[0], now - Duration.FromMinutes(50), 18_400, "Northern Lumber Co.", "web", "online"));

        // A mailbox thief asks by e-mail, in the customer's name.
        lines.Add(Wire(people[1], now - Duration.FromMinutes(41), 84_500, "Harrow Title Escrow", "email", "email"));

        // A telephone number is changed, and money asked for two hours later.
        lines.Add(PhoneChange(people[2], now - Duration.FromHours(2)));
        lines.Add(Wire(people[2], now - Duration.FromMinutes(6), 47_250, "J. Merrow", "phone", "phone"));

        // Somebody older is on the telephone with whoever coaches them.
        lines.Add(SignIn(people[3], now - Duration.FromMinutes(31), "d-home-3"));
        lines.Add(Coached(people[3], now - Duration.FromMinutes(29)));
        lines.Add(Wire(people[3], now - Duration.FromMinutes(27), 62_000, "Federal Safety Vault", "web", "online"));

        // A small sum to the customer's own bank.
        lines.Add(SignIn(people[4], now - Duration.FromMinutes(20), "d-home-4"));
        lines.Add(Transfer(
            people[4], now - Duration.FromMinutes(19), 1_500, "ach", "ownBank", people[4].Name, "web", "online"));

        // The whole of an account is to go to another firm.
        lines.Add(Transfer(
            people[5], now - Duration.FromMinutes(12), 212_000, "acats", "outsideFirm", "Kestrel Brokerage", "api",
            "letter"));
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static string SignIn(DemoPerson person, Instant at, string device) => Event(
        person, at, "signin", "login.succeeded", "web", $$"""{"method":"password","mfa":"push"}""",
        $$""","session":"s-{{device}}","device":{"id":"{{device}}","platform":"windows","browser":"Edge"}""");

    private static string PhoneChange(DemoPerson person, Instant at) => Event(
        person, at, "phone", "contact.changed", "phone",
        $$"""{"what":"phone","old":"{{person.Phone}}","new":"+12125550198"}""");

    private static string Coached(DemoPerson person, Instant at) => Event(
        person, at, "call", "session.observed", "web", """{"activePhoneCall":true,"secondsToTransfer":140}""",
        ",\"session\":\"s-d-home-3\"");

    private static string Wire(
        DemoPerson person, Instant at, int amount, string payee, string channel, string medium) =>
        Transfer(person, at, amount, "wire", "thirdPartyBank", payee, channel, medium);

    private static string Transfer(
        DemoPerson person, Instant at, int amount, string rail, string kind, string payee, string channel,
        string medium) => Event(
        person, at, "money", "transfer.requested", channel, JsonSerializer.Serialize(new
        {
            transfer = "t-" + person.Customer,
            direction = "out",
            rail,
            amount,
            currency = "USD",
            destination = new
            {
                kind,
                token = "bank-" + person.Customer,
                name = payee,
                country = "US",
                ownerNameMatch = payee == person.Name ? "match" : "unknown",
            },
            instructedBy = "customer",
            medium,
        }));

    private static string Event(
        DemoPerson person, Instant at, string what, string type, string channel, string data, string more = "") =>
        $"{{\"id\":\"demo-{what}-{person.Customer}\",\"type\":\"{type}\","
        + $"\"time\":\"{InstantPattern.General.Format(at)}\",\"account\":\"{person.Account}\","
        + $"\"customer\":\"{person.Customer}\",\"channel\":\"{channel}\"{more},\"data\":{data}}}";
}
