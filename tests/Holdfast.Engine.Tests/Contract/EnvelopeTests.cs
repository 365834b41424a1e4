using Holdfast.Engine.Contract;
using static Holdfast.Engine.Tests.Contract.Wire;

namespace Holdfast.Engine.Tests.Contract;

public sealed class EnvelopeTests
{
    private static readonly string Snapshot = Examples.Of(EventType.AccountSnapshot);

    public static TheoryData<string, string> GoodFields => new()
    {
        { "/id", "\"a\"" },
        { "/id", Repeated("a", 64) },
        { "/id", "\"AZaz09._:-\"" },
        { "/id", "\"\\u0061\"" },
        { "/account", Repeated("a", 64) },
        { "/account", Repeated("\U0001F600", 64) },
        { "/account", "\"a b/\\\"\u00A0\u00C9\"" },
        { "/customer", Repeated("\u6F22", 64) },
        { "/session", Repeated("a", 64) },
        { "/session", "\"\"" },
        { "/actor", """{"kind":"customer"}""" },
        { "/actor/id", Repeated("a", 128) },
        { "/network", "{}" },
        { "/network/ip", "\"0.0.0.0\"" },
        { "/network/ip", "\"255.255.255.255\"" },
        { "/network/ip", "\"::\"" },
        { "/network/ip", "\"2001:DB8::1\"" },
        { "/network/ip", "\"::ffff:203.0.113.9\"" },
        { "/network/asn", "0" },
        { "/network/asn", "4294967295" },
        { "/network/asn", "1.3335e4" },
        { "/network/asn", "13335.0" },
        { "/network/latitude", "90" },
        { "/network/latitude", "-90.0" },
        { "/network/longitude", "180" },
        { "/network/longitude", "-180" },
        { "/network/longitude", "-74.00597283648291" },
        { "/device", "{}" },
        { "/device/id", Repeated("a", 64) },
        { "/device/browser", Repeated("a", 5_000) },
        { "/device/userAgent", Repeated("a", 60_000) },
        { "/device/userAgent", "\"a\\tb\\u007f\"" },
        { "/device/language", Repeated("a", 5_000) },
        { "/device/timeZone", Repeated("a", 5_000) },
        { "/data", "{}" },
        { "/data", "null" },
    };

    public static TheoryData<string, string> BadFields => new()
    {
        { "/id", "\"\"" },
        { "/id", Repeated("a", 65) },
        { "/id", "\"a b\"" },
        { "/id", "\"a/b\"" },
        { "/id", "\"\u00E9\"" },
        { "/id", "7" },
        { "/id", "null" },
        { "/type", "7" },
        { "/type", "null" },
        { "/type", "[\"login.failed\"]" },
        { "/account", "\"\"" },
        { "/account", Repeated("a", 65) },
        { "/account", Repeated("\U0001F600", 65) },
        { "/account", "\"a\\u0000\"" },
        { "/account", "\"a\\n\"" },
        { "/account", "\"a\\u001f\"" },
        { "/account", "\"a\\u007f\"" },
        { "/account", "\"a\\u0080\"" },
        { "/account", "\"a\\u009f\"" },
        { "/account", "1" },
        { "/customer", Repeated("\u6F22", 65) },
        { "/customer", "\"\"" },
        { "/session", Repeated("a", 65) },
        { "/session", "1" },
        { "/actor", "\"customer\"" },
        { "/actor", "[]" },
        { "/actor/kind", "\"robot\"" },
        { "/actor/kind", "null" },
        { "/actor/id", Repeated("a", 129) },
        { "/channel", "\"Web\"" },
        { "/channel", "\"pigeon\"" },
        { "/network", "\"203.0.113.9\"" },
        { "/network/ip", "\"203.0.113\"" },
        { "/network/ip", "\"203.0.113.256\"" },
        { "/network/ip", "\"203.0.113.09\"" },
        { "/network/ip", "\"203.0.113.9:80\"" },
        { "/network/ip", "\"203.0.113.9/24\"" },
        { "/network/ip", "\"fe80::1%eth0\"" },
        { "/network/ip", "\"[::1]\"" },
        { "/network/ip", "\"::g\"" },
        { "/network/ip", "\"firm.example\"" },
        { "/network/ip", "3405803785" },
        { "/network/asn", "-1" },
        { "/network/asn", "4294967296" },
        { "/network/asn", "1.5" },
        { "/network/asn", "1e400" },
        { "/network/asn", "\"AS13335\"" },
        { "/network/country", "\"us\"" },
        { "/network/country", "\"USA\"" },
        { "/network/country", "\"U1\"" },
        { "/network/country", "\"\"" },
        { "/network/latitude", "90.001" },
        { "/network/latitude", "-90.001" },
        { "/network/latitude", "null" },
        { "/network/latitude", "\"40.7\"" },
        { "/network/longitude", "180.001" },
        { "/network/longitude", "-180.001" },
        { "/network/longitude", "null" },
        { "/network/anonymizer", "\"VPN\"" },
        { "/device", "\"d-1\"" },
        { "/device/id", Repeated("a", 65) },
        { "/device/platform", "\"macOS\"" },
        { "/device/userAgent", "\"a\\u0000\"" },
        { "/device/remoteAccess", "\"true\"" },
        { "/device/emulator", "1" },
        { "/device/automation", "{}" },
        { "/data", "[]" },
        { "/data", "\"\"" },
    };

    [Theory]
    [MemberData(nameof(GoodFields))]
    public void A_field_of_this_form_is_taken(string at, string value) =>
        Assert.Empty(Faults(With(Snapshot, at, value)));

    [Theory]
    [MemberData(nameof(BadFields))]
    public void A_field_of_this_form_is_refused_by_its_pointer(string at, string value) =>
        Assert.Equal([at], Faults(With(Snapshot, at, value)));

    [Fact]
    public void Id_type_and_time_are_needed_by_every_event()
    {
        Assert.Equal(["/id", "/type", "/time"], Faults("{}"));
        Assert.Equal(["/id", "/type", "/time"], Faults("""{"id":null,"type":null,"time":null}"""));
    }

    [Fact]
    public void Who_acted_is_the_customer_and_the_channel_the_web_unless_said_otherwise()
    {
        var read = Event("""{"id":"e","type":"account.closed","time":"2026-03-02T14:31:05Z","account":"a"}""");

        Assert.Equal(ActorKind.Customer, read.Actor);
        Assert.True(read.ActorId.IsAbsent);
        Assert.Equal(Channel.Web, read.Channel);
        Assert.Null(read.Network);
        Assert.Null(read.Device);
        Assert.Null(read.Data);
    }

    [Fact]
    public void Defaults_are_not_written()
    {
        const string plain = """{"id":"e","type":"account.closed","time":"2026-03-02T14:31:05Z","account":"a"}""";

        Assert.Equal(plain, Write(Event(With(With(plain, "/actor/kind", "\"customer\""), "/channel", "\"web\""))));
    }

    [Fact]
    public void A_customer_with_an_id_as_actor_is_written()
    {
        const string actor = """{"kind":"customer","id":"c-9"}""";
        var read = Event(With(Snapshot, "/actor", actor));

        Assert.Contains($"\"actor\":{actor}", Write(read), StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_text_is_the_same_as_none()
    {
        var read = Event(With(With(Snapshot, "/session", "\"\""), "/device/browser", "\"\""));

        Assert.True(read.Session.IsAbsent);
        Assert.True(read.Device!.Browser.IsAbsent);
    }

    [Fact]
    public void Text_that_was_escaped_is_read_unescaped()
    {
        var read = Event(With(Snapshot, "/account", "\"\\u0061\\\"\\\\\\/\\ud83d\\ude00\""));

        Assert.Equal("a\"\\/\U0001F600", read.Account.ToString());
    }

    [Fact]
    public void A_place_is_kept_to_a_thousandth_of_a_degree()
    {
        var read = Event(With(With(Snapshot, "/network/latitude", "-0.0012"), "/network/longitude", "1.2345e1"));

        Assert.Equal(-0.001m, read.Network!.Place.Latitude);
        Assert.Equal(12.345m, read.Network.Place.Longitude);
    }

    [Fact]
    public void All_faults_are_named_at_once_in_the_order_of_the_text_and_then_what_is_missing()
    {
        var error = Error(
            """
            {"network":{"longitude":1,"ip":7},"data":{"rail":"x","amount":0,"currency":"eur"},"id":"e 1",
            "type":"transfer.requested","device":{"id":[]}}
            """);

        Assert.Equal(EventErrorCode.InvalidEvent, error.Code);
        Assert.Equal(
            [
                "/network/ip", "/data/rail", "/data/amount", "/data/currency", "/id", "/device/id",
                "/time", "/account", "/network/latitude", "/data/direction",
            ],
            error.Faults.Select(fault => fault.Pointer));
        Assert.All(error.Faults, fault => Assert.Contains("expected", fault.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_never_repeats_a_value()
    {
        var error = Error(
            """
            {"id":"e-1","type":"login.failed","time":"TOPSECRET","account":"TOPSECRET\u0000","channel":"TOPSECRET",
            "network":{"ip":"TOPSECRET"},"data":{"reason":"TOPSECRET","username":["TOPSECRET"]}}
            """);

        Assert.Equal(6, error.Faults.Count);
        Assert.DoesNotContain("TOPSECRET", Write(error), StringComparison.Ordinal);
    }
}
