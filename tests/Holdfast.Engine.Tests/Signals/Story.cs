using System.Globalization;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Engine.Tests.Signals;

/// <summary>
/// A story told to an engine, event by event, as a firm's systems would tell it: through the JSON of the contract. Time
/// moves only where it is said to. Each telling returns the decision.
/// </summary>
internal sealed class Story(DecisionPolicy? policy = null)
{
    private readonly EventReader _reader = new();
    private int _told;

    public DecisionEngine Engine { get; private set; } = new(policy ?? DecisionPolicy.Default);

    /// <summary>The story's present. Begins on a Monday at noon in New York.</summary>
    public Instant Now { get; private set; } = Instant.FromUtc(2026, 3, 2, 17, 0);

    /// <summary>Lets time go by.</summary>
    public Story Wait(Duration time)
    {
        Now += time;
        return this;
    }

    public Story WaitDays(double days) => Wait(Duration.FromDays(days));

    public Story WaitHours(double hours) => Wait(Duration.FromHours(hours));

    public Story WaitMinutes(double minutes) => Wait(Duration.FromMinutes(minutes));

    public Story WaitSeconds(double seconds) => Wait(Duration.FromSeconds(seconds));

    /// <summary>Lets time go by until it is next that time of day, UTC.</summary>
    public Story WaitUntil(int hour, int minute = 0)
    {
        var then = Now.InUtc().Date.At(new LocalTime(hour, minute)).InUtc().ToInstant();
        Now = then > Now ? then : then + Duration.FromDays(1);
        return this;
    }

    /// <summary>
    /// Tells an event: its type, the members of <c>data</c>, and further members of the envelope, as JSON.
    /// </summary>
    public Decision Tell(string type, string data = "", string envelope = "")
    {
        var json = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{{\"id\":\"e-{++_told}\",\"type\":\"{type}\",")
            .Append(CultureInfo.InvariantCulture, $"\"time\":\"{InstantPattern.ExtendedIso.Format(Now)}\"");
        if (envelope.Length > 0)
        {
            json.Append(',').Append(envelope);
        }

        if (data.Length > 0)
        {
            json.Append(",\"data\":{").Append(data).Append('}');
        }

        var bytes = Encoding.UTF8.GetBytes(json.Append('}').ToString());
        var read = _reader.Read(bytes, 0, bytes.Length);
        Assert.True(read.IsEvent, read.Error?.Detail + " " + Encoding.UTF8.GetString(bytes));
        return Engine.Decide(read.Event);
    }

    /// <summary>A successful sign-in.</summary>
    public Decision SignIn(
        string customer = "c1",
        Place? at = null,
        string session = "",
        string method = "password",
        string mfa = "none",
        string? envelope = null) =>
        Tell(
            "login.succeeded",
            $"\"method\":\"{method}\",\"mfa\":\"{mfa}\"",
            Join(Who(customer), Where(at, session), envelope));

    /// <summary>A failed sign-in, of a customer or under a name that belongs to nobody.</summary>
    public Decision FailSignIn(
        string customer = "c1", Place? at = null, string? username = null, string reason = "badPassword") =>
        Tell(
            "login.failed",
            $"\"reason\":\"{reason}\"" + (username is null ? "" : $",\"username\":\"{username}\""),
            Join(username is null ? Who(customer) : null, Where(at, "")));

    /// <summary>A request for money out; <paramref name="more"/> adds members to <c>data</c>.</summary>
    public Decision Transfer(
        string payee = "b1",
        decimal amount = 1_000,
        string rail = "ach",
        string kind = "ownBank",
        string match = "match",
        decimal equity = 100_000,
        string customer = "c1",
        string account = "a1",
        Place? at = null,
        string session = "",
        string more = "",
        string destination = "",
        string? envelope = null) =>
        Tell(
            "transfer.requested",
            string.Create(
                CultureInfo.InvariantCulture,
                $"\"transfer\":\"t-{_told + 1}\",\"direction\":\"out\",\"rail\":\"{rail}\",\"amount\":{amount},"
                + $"\"equity\":{equity},\"destination\":{{\"kind\":\"{kind}\",\"token\":\"{payee}\","
                + $"\"ownerNameMatch\":\"{match}\"{Comma(destination)}}}{Comma(more)}"),
            Join(Who(customer), $"\"account\":\"{account}\"", Where(at, session), envelope));

    /// <summary>The last transfer told is settled.</summary>
    public Decision Settle(string account = "a1", string outcome = "settled", string more = "") =>
        Tell(
            "transfer.completed",
            $"\"transfer\":\"t-{_told}\",\"outcome\":\"{outcome}\"{Comma(more)}",
            $"\"account\":\"{account}\",\"actor\":{{\"kind\":\"system\"}}");

    /// <summary>
    /// An order; <paramref name="more"/> adds members to <c>data</c>. By default a listed, liquid share.
    /// </summary>
    public Decision Order(
        string symbol = "BLUE",
        string side = "buy",
        decimal notional = 1_000,
        decimal price = 100,
        string venue = "listed",
        decimal equity = 100_000,
        string customer = "c1",
        string account = "a1",
        Place? at = null,
        string session = "",
        string more = "\"averageDailyVolume\":5000000,\"marketCap\":50000000000",
        string? envelope = null) =>
        Tell(
            "order.placed",
            string.Create(
                CultureInfo.InvariantCulture,
                $"\"order\":\"o-{_told + 1}\",\"symbol\":\"{symbol}\",\"side\":\"{side}\","
                + $"\"quantity\":{notional / price:0.####},\"price\":{price},\"notional\":{notional},"
                + $"\"equity\":{equity},\"venue\":\"{venue}\"{Comma(more)}"),
            Join(Who(customer), $"\"account\":\"{account}\"", Where(at, session), envelope));

    /// <summary>
    /// An ordinary life: a customer with an account opened years ago signs in from home on their own device every
    /// fourth day, pays their own bank every tenth, and is left four days after the last sign-in.
    /// </summary>
    public Story Live(
        string customer = "c1", string account = "a1", int days = 60, Place? home = null, string bank = "b1")
    {
        home ??= Place.Home with { Device = "d-" + customer };
        Tell(
            "account.snapshot",
            "\"equity\":100000,\"cash\":20000,\"birthYear\":1980,\"openedOn\":\"2015-05-05\"",
            $"\"customer\":\"{customer}\",\"account\":\"{account}\",\"actor\":{{\"kind\":\"system\"}}");
        for (var day = 0; day < days; day += 4)
        {
            SignIn(customer, home, session: $"s-{customer}-{_told}", mfa: "totp");
            if (day % 12 == 0)
            {
                Transfer(payee: bank, amount: 500, customer: customer, account: account, at: home);
                Settle(account);
            }

            WaitDays(4);
        }

        return this;
    }

    /// <summary>Goes on with an engine that was saved and loaded.</summary>
    public Story SaveAndLoad(DecisionPolicy? under = null)
    {
        var saved = new System.Buffers.ArrayBufferWriter<byte>();
        Engine.Save(saved);
        Engine = DecisionEngine.Load(saved.WrittenMemory, under ?? policy ?? DecisionPolicy.Default);
        return this;
    }

    private static string Who(string customer) => customer.Length == 0 ? "" : $"\"customer\":\"{customer}\"";

    private static string Where(Place? at, string session) =>
        Join(at?.ToJson(), session.Length == 0 ? null : $"\"session\":\"{session}\"");

    private static string Join(params ReadOnlySpan<string?> members) =>
        string.Join(',', members.ToArray().Where(member => !string.IsNullOrEmpty(member)));

    private static string Comma(string members) => members.Length == 0 ? "" : "," + members;
}

/// <summary>Where and on what something is done.</summary>
internal sealed record Place
{
    /// <summary>A home in New York.</summary>
    public static Place Home { get; } = new();

    /// <summary>A stranger's machine far away: new device, network and country.</summary>
    public static Place Abroad { get; } = new()
    {
        Device = "d-thief", Ip = "185.220.1.9", Asn = 9009, Country = "RO", Latitude = 44.43m, Longitude = 26.10m,
    };

    public string Device { get; init; } = "d-c1";

    public string Platform { get; init; } = "windows";

    public string Browser { get; init; } = "Chrome";

    public string Language { get; init; } = "en-US";

    public string TimeZone { get; init; } = "America/New_York";

    public string Ip { get; init; } = "73.10.20.30";

    public uint Asn { get; init; } = 7922;

    public string Country { get; init; } = "US";

    public decimal? Latitude { get; init; } = 40.71m;

    public decimal? Longitude { get; init; } = -74.01m;

    public string Anonymizer { get; init; } = "none";

    /// <summary>Further members of <c>device</c>, as JSON.</summary>
    public string MoreDevice { get; init; } = "";

    /// <summary>
    /// The members <c>network</c> and <c>device</c>; what is empty, or 0 for the network, is not told.
    /// </summary>
    public string ToJson()
    {
        var place = Latitude is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"\"latitude\":{Latitude},\"longitude\":{Longitude}");
        var network = Object(
            "network",
            Text("ip", Ip),
            Asn == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"\"asn\":{Asn}"),
            Text("country", Country),
            place,
            Text("anonymizer", Anonymizer));
        var device = Object(
            "device",
            Text("id", Device),
            Text("platform", Platform),
            Text("browser", Browser),
            Text("language", Language),
            Text("timeZone", TimeZone),
            MoreDevice);

        // Without an address, or without a device's id, nothing is told of the whole.
        return string.Join(',', new[] { Ip.Length == 0 ? "" : network, Device.Length == 0 ? "" : device }
            .Where(part => part.Length > 0));
    }

    private static string Object(string name, params ReadOnlySpan<string?> members) =>
        $"\"{name}\":{{{string.Join(',', members.ToArray().Where(member => !string.IsNullOrEmpty(member)))}}}";

    private static string? Text(string name, string value) => value.Length == 0 ? null : $"\"{name}\":\"{value}\"";
}

/// <summary>What tests ask of a decision.</summary>
internal static class DecisionQuestions
{
    /// <summary>Whether a signal spoke at this very event.</summary>
    public static bool Speaks(this Decision decision, string signal) =>
        decision.Reasons.Any(reason => reason.Signal.Id == signal && !reason.Standing);

    /// <summary>Whether a signal's evidence still stands from an earlier event.</summary>
    public static bool Stands(this Decision decision, string signal) =>
        decision.Reasons.Any(reason => reason.Signal.Id == signal && reason.Standing);

    /// <summary>Whether all of some actions are asked for.</summary>
    public static bool Asks(this Decision decision, RecommendedActions actions) =>
        (decision.Actions & actions) == actions;

    /// <summary>The reason a signal gave; fails where it gave none.</summary>
    public static Reason ReasonOf(this Decision decision, string signal) =>
        decision.Reasons.Single(reason => reason.Signal.Id == signal);
}
