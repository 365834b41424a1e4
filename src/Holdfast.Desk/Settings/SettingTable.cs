using System.Collections.Immutable;
using NodaTime;

namespace Holdfast.Desk.Settings;

/// <summary>All settings there are, in the order of the reference page, which is made of this table.</summary>
internal static class SettingTable
{
    public const int UrlsAtMost = 16;

    private static readonly SettingForm<ImmutableArray<ListenUrl>> Urls = new(
        "a list of 1 to 16 addresses as http://127.0.0.1:5080 or https://*:5443: an IP address, localhost or "
        + "*, and a port",
        leaf => leaf.Items is { Count: > 0 and <= UrlsAtMost } items
            && items.All(item => ListenUrl.TryParse(item, out _))
            ? (true, [.. items.Select(item => ListenUrl.TryParse(item, out var url) ? url : ListenUrl.Default)])
            : (false, []),
        value => $"[{string.Join(", ", value.Select(url => SettingForms.Quoted(url.ToString())))}]");

    private const int CommandPartsAtMost = 64;

    private static readonly SettingForm<ImmutableArray<string>> Command = new(
        "a list of texts: the full path of a program, then its arguments",
        leaf => leaf.Items is { Count: > 0 and <= CommandPartsAtMost } items
            && items[0].StartsWith('/') == !OperatingSystem.IsWindows() && Path.IsPathFullyQualified(items[0])
                ? (true, [.. items])
                : (false, []),
        value => value.IsEmpty ? "" : $"[{string.Join(", ", value.Select(SettingForms.Quoted))}]");

    public static ImmutableArray<Setting> All { get; } =
    [
        new Setting<string>("firm.name", SettingForms.ShortText,
            "The firm's name, as its staff and its customers read it on pages and in messages.",
            s => s.Firm.Name, (s, v) => s with { Firm = s.Firm with { Name = v } }),
        new Setting<DateTimeZone>("firm.timeZone", SettingForms.TimeZone,
            "The time zone of the firm's clocks on the wall, in which pages show times.",
            s => s.Firm.TimeZone, (s, v) => s with { Firm = s.Firm with { TimeZone = v } }),
        new Setting<ImmutableArray<ListenUrl>>("listen.urls", Urls,
            "The addresses to listen on. `--urls` goes before it. `https` needs `listen.certificate`.",
            s => s.Listen.Urls, (s, v) => s with { Listen = s.Listen with { Urls = v } }),
        new Setting<bool>("listen.allowPlainHttp", SettingForms.Flag,
            "Allows `http` on an address that other machines reach, where something in front of the server ends TLS. "
            + "Without it the server refuses to start so: keys would travel in clear.",
            s => s.Listen.AllowPlainHttp, (s, v) => s with { Listen = s.Listen with { AllowPlainHttp = v } }),
        new Setting<string?>("listen.certificate", SettingForms.FileName,
            "The certificate: PEM with its chain behind it, or a PFX (`.pfx`, `.p12`). Read at the start.",
            s => s.Listen.Certificate, (s, v) => s with { Listen = s.Listen with { Certificate = v } }),
        new Setting<string?>("listen.certificateKey", SettingForms.FileName,
            "The private key in PEM, where it is not in the file of the certificate. Nobody but its owner and "
            + "group may be able to read it.",
            s => s.Listen.CertificateKey, (s, v) => s with { Listen = s.Listen with { CertificateKey = v } }),
        new Setting<string?>("listen.certificatePasswordVariable", SettingForms.Variable,
            "The environment variable that holds the password of the PFX or of the private key.",
            s => s.Listen.CertificatePasswordVariable,
            (s, v) => s with { Listen = s.Listen with { CertificatePasswordVariable = v } }),
        new Setting<int>("limits.connections", SettingForms.Whole(1, 1_000_000),
            "Connections open at once; one more is closed.",
            s => s.Limits.Connections, (s, v) => s with { Limits = s.Limits with { Connections = v } }),
        new Setting<int>("limits.requestSeconds", SettingForms.Whole(1, 3_600),
            "Seconds until an answer has to be there. A stream of events may take longer, as long as it moves.",
            s => s.Limits.RequestSeconds, (s, v) => s with { Limits = s.Limits with { RequestSeconds = v } }),
        new Setting<int>("limits.events", SettingForms.Whole(1, 1_000_000),
            "Single events on their way to the disk at once; one more is told to come again.",
            s => s.Limits.Events, (s, v) => s with { Limits = s.Limits with { Events = v } }),
        .. Rate("rates.key", "Requests with one valid key", s => s.Rates.Key,
            (s, v) => s with { Rates = s.Rates with { Key = v } }),
        .. Rate("rates.address", "Requests without a valid key from one address (of IPv6, from one /64)",
            s => s.Rates.Address, (s, v) => s with { Rates = s.Rates with { Address = v } }),
        .. Rate("rates.signIn", "Attempts to sign in from one address", s => s.Rates.SignIn,
            (s, v) => s with { Rates = s.Rates with { SignIn = v } }),
        new Setting<bool>("health.open", SettingForms.Flag,
            "Tells `/health/live` and `/health/ready` without a key, for load balancers that cannot send one.",
            s => s.Health.IsOpen, (s, v) => s with { Health = s.Health with { IsOpen = v } }),
        new Setting<int>("health.diskFreeMebibytes", SettingForms.Whole(0, 1_000_000_000),
            "MiB that have to be free where the data folder is, for the server to call itself ready.",
            s => s.Health.DiskFreeMebibytes, (s, v) => s with { Health = s.Health with { DiskFreeMebibytes = v } }),
        new Setting<Uri?>("telemetry.otlp.endpoint", SettingForms.WebAddress,
            "An OTLP receiver that metrics and traces are sent to.",
            s => s.Telemetry.OtlpEndpoint, (s, v) => s with { Telemetry = s.Telemetry with { OtlpEndpoint = v } }),
        new Setting<OtlpProtocol>("telemetry.otlp.protocol",
            SettingForms.Word(("grpc", OtlpProtocol.Grpc), ("http/protobuf", OtlpProtocol.HttpProtobuf)),
            "How it is spoken to. With `http/protobuf`, `endpoint` is the address without `/v1/traces`.",
            s => s.Telemetry.OtlpProtocol, (s, v) => s with { Telemetry = s.Telemetry with { OtlpProtocol = v } }),
        new Setting<string?>("telemetry.otlp.headersVariable", SettingForms.Variable,
            "The environment variable that holds headers for it, as `name=value`, separated by commas.",
            s => s.Telemetry.OtlpHeadersVariable,
            (s, v) => s with { Telemetry = s.Telemetry with { OtlpHeadersVariable = v } }),
        new Setting<int>("telemetry.traceOneOf", SettingForms.Whole(1, 1_000_000),
            "Of how many requests one is traced, where the caller does not say that it traces.",
            s => s.Telemetry.TraceOneOf, (s, v) => s with { Telemetry = s.Telemetry with { TraceOneOf = v } }),
        new Setting<LoggedRequests>("log.requests",
            SettingForms.Word(
                ("none", LoggedRequests.None), ("failed", LoggedRequests.Failed), ("all", LoggedRequests.All)),
            "Of which requests there is a line in the log: `failed` are those answered with 400 and above.",
            s => s.Log.Requests, (s, v) => s with { Log = s.Log with { Requests = v } }),
        new Setting<LogForm>("log.form",
            SettingForms.Word(("auto", LogForm.Auto), ("text", LogForm.Text), ("json", LogForm.Json)),
            "How the log is written to standard error: `auto` is text at a terminal and JSON lines elsewhere.",
            s => s.Log.Form, (s, v) => s with { Log = s.Log with { Form = v } }),
        new Setting<int?>("memory.limitMebibytes", SettingForms.WholeOrNothing(64, 10_000_000),
            "MiB that what is known of accounts and customers may take; what is not in use goes to the disk. Without "
            + "it, half of the memory that the process may have.",
            s => s.MemoryMebibytes, (s, v) => s with { MemoryMebibytes = v }),
        new Setting<StoreKind>("store.kind",
            SettingForms.Word(("sqlite", StoreKind.Sqlite), ("postgres", StoreKind.Postgres)),
            "Where the records are. A data folder that was begun with one is not gone on with by the other.",
            s => s.Store.Kind, (s, v) => s with { Store = s.Store with { Kind = v } }),
        new Setting<string?>("store.connectionVariable", SettingForms.Variable,
            "The environment variable that holds the connection string of PostgreSQL.",
            s => s.Store.ConnectionVariable, (s, v) => s with { Store = s.Store with { ConnectionVariable = v } }),
        new Setting<string?>("store.connectionFile", SettingForms.FileName,
            "The file that holds the connection string of PostgreSQL, in place of a variable. Nobody but its owner and "
            + "group may be able to read it.",
            s => s.Store.ConnectionFile, (s, v) => s with { Store = s.Store with { ConnectionFile = v } }),
        new Setting<string?>("store.ownerConnectionVariable", SettingForms.Variable,
            "The environment variable that holds the connection string of the role that is to own the schema; needed "
            + "to make or restore records, and not by the server later.",
            s => s.Store.OwnerConnectionVariable,
            (s, v) => s with { Store = s.Store with { OwnerConnectionVariable = v } }),
        new Setting<string?>("store.ownerConnectionFile", SettingForms.FileName,
            "The file that holds it, in place of a variable.",
            s => s.Store.OwnerConnectionFile, (s, v) => s with { Store = s.Store with { OwnerConnectionFile = v } }),
        new Setting<string>("store.schema", SettingForms.Schema,
            "The schema of PostgreSQL that the records are in; each firm has its own.",
            s => s.Store.Schema, (s, v) => s with { Store = s.Store with { Schema = v } }),
        new Setting<bool>("store.requireStandby", SettingForms.Flag,
            "Whether to refuse a PostgreSQL that waits for no standby before it says that something is durable.",
            s => s.Store.RequireStandby, (s, v) => s with { Store = s.Store with { RequireStandby = v } }),
        .. MessageSettingTable.All,
        new Setting<string?>("masterKey.file", SettingForms.FileName,
            "The file of the master key. Left out, and with neither `masterKey.variable` nor `masterKey.command`, it "
            + "is `keys/master.key` in the data folder, which is made at the first start: move it to another disk or "
            + "machine, and name it here. Nobody but its owner and group may be able to read it.",
            s => s.MasterKey.File, (s, v) => s with { MasterKey = s.MasterKey with { File = v } }),
        new Setting<string?>("masterKey.variable", SettingForms.Variable,
            "The environment variable that holds the master key, in place of a file.",
            s => s.MasterKey.Variable, (s, v) => s with { MasterKey = s.MasterKey with { Variable = v } }),
        new Setting<ImmutableArray<string>>("masterKey.command", Command,
            "The command that unwraps the master key by a key service, in place of a file. It is given the wrapped key "
            + "on its standard input, and in a file where `{file}` stands in an argument; it writes the key to its "
            + "standard output, as it is or in Base64. No shell reads it.",
            s => s.MasterKey.Command, (s, v) => s with { MasterKey = s.MasterKey with { Command = v } }),
        new Setting<string?>("masterKey.wrappedFile", SettingForms.FileName,
            "The file of the wrapped master key, for `masterKey.command`. Left out, it is `keys/master.wrapped` in the "
            + "data folder.",
            s => s.MasterKey.WrappedFile, (s, v) => s with { MasterKey = s.MasterKey with { WrappedFile = v } }),
        new Setting<int>("masterKey.commandSeconds", SettingForms.Whole(1, 300),
            "Seconds that `masterKey.command` may take.",
            s => s.MasterKey.CommandSeconds,
            (s, v) => s with { MasterKey = s.MasterKey with { CommandSeconds = v } }),
        .. SignInSettingTable.All,
    ];

    private static IEnumerable<Setting> Rate(
        string path, string whose, Func<ServerSettings, RateSetting> get,
        Func<ServerSettings, RateSetting, ServerSettings> put) =>
    [
        new Setting<int>($"{path}.perSecond", SettingForms.Whole(1, 1_000_000),
            $"{whose}: so many a second in the long run. A stream of events is one request.",
            s => get(s).PerSecond, (s, v) => put(s, get(s) with { PerSecond = v })),
        new Setting<int>($"{path}.burst", SettingForms.Whole(1, 10_000_000),
            $"{whose}: so many at once after a rest.",
            s => get(s).Burst, (s, v) => put(s, get(s) with { Burst = v })),
    ];
}
