using System.Collections.Immutable;
using NodaTime;

namespace Holdfast.Desk.Settings;

/// <summary>
/// All that a server can be told by its settings file. What the file leaves out has the value it has here.
/// </summary>
public sealed record ServerSettings
{
    /// <summary>Whose it is.</summary>
    public FirmSettings Firm { get; init; } = new();

    /// <summary>Where it listens.</summary>
    public ListenSettings Listen { get; init; } = new();

    /// <summary>What a request may cost.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>How often may be asked.</summary>
    public RateSettings Rates { get; init; } = new();

    /// <summary>How it tells how it is.</summary>
    public HealthSettings Health { get; init; } = new();

    /// <summary>Where metrics and traces go.</summary>
    public TelemetrySettings Telemetry { get; init; } = new();

    /// <summary>What it writes to standard error.</summary>
    public LogSettings Log { get; init; } = new();

    /// <summary>How much memory what is known may take, in MiB; null for as much as there is.</summary>
    public int? MemoryMebibytes { get; init; }

    /// <summary>The same in bytes.</summary>
    public long? MemoryBytes => MemoryMebibytes * (1024L * 1024);

    /// <summary>Where the records are.</summary>
    public StoreSettings Store { get; init; } = new();

    /// <summary>How customers and systems are told of things.</summary>
    public MessageSettings Messages { get; init; } = new();

    /// <summary>Where the master key comes from.</summary>
    public MasterKeySettings MasterKey { get; init; } = new();

    /// <summary>How staff sign in.</summary>
    public SignInSettings SignIn { get; init; } = new();
}

/// <summary>Whose a server is.</summary>
public sealed record FirmSettings
{
    /// <summary>The firm's name, as its staff and its customers read it.</summary>
    public string Name { get; init; } = "Your firm";

    /// <summary>The time zone of its clocks on the wall.</summary>
    public DateTimeZone TimeZone { get; init; } = DateTimeZoneProviders.Tzdb["America/New_York"];
}

/// <summary>Where a server listens.</summary>
public sealed record ListenSettings
{
    /// <summary>The addresses.</summary>
    public ImmutableArray<ListenUrl> Urls { get; init; } = [ListenUrl.Default];

    /// <summary>Whether http may be spoken on an address that others than this machine reach.</summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>The file of the certificate, in PEM with its chain, or a PFX.</summary>
    public string? Certificate { get; init; }

    /// <summary>
    /// The file of the private key in PEM; null for a PFX, or where it is in the file of the certificate.
    /// </summary>
    public string? CertificateKey { get; init; }

    /// <summary>The environment variable with the password of the PFX or of the private key.</summary>
    public string? CertificatePasswordVariable { get; init; }
}

/// <summary>What a request may cost.</summary>
public sealed record LimitSettings
{
    /// <summary>Connections open at once.</summary>
    public int Connections { get; init; } = 16_000;

    /// <summary>Seconds until an answer has to be there; a stream of events may take longer.</summary>
    public int RequestSeconds { get; init; } = 30;

    /// <summary>Single events on their way to the disk at once.</summary>
    public int Events { get; init; } = 4_096;
}

/// <summary>How often may be asked, by key and by address.</summary>
public sealed record RateSettings
{
    /// <summary>With a valid key.</summary>
    public RateSetting Key { get; init; } = new(50_000, 100_000);

    /// <summary>Without one.</summary>
    public RateSetting Address { get; init; } = new(20, 100);

    /// <summary>Attempts to sign in.</summary>
    public RateSetting SignIn { get; init; } = new(1, 30);
}

/// <summary>A rate: so many a second in the long run, so many at once.</summary>
/// <param name="PerSecond">Requests a second.</param>
/// <param name="Burst">Requests at once after a rest.</param>
public sealed record RateSetting(int PerSecond, int Burst);

/// <summary>How a server tells how it is.</summary>
public sealed record HealthSettings
{
    /// <summary>Whether health is told without a key.</summary>
    public bool IsOpen { get; init; }

    /// <summary>MiB that have to be free where the data folder is.</summary>
    public int DiskFreeMebibytes { get; init; } = 512;
}

/// <summary>Where metrics and traces go.</summary>
public sealed record TelemetrySettings
{
    /// <summary>The address of an OTLP receiver; null for none.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>How it is spoken to.</summary>
    public OtlpProtocol OtlpProtocol { get; init; } = OtlpProtocol.Grpc;

    /// <summary>The environment variable with headers for it, as name=value, separated by commas.</summary>
    public string? OtlpHeadersVariable { get; init; }

    /// <summary>Of how many requests one is traced.</summary>
    public int TraceOneOf { get; init; } = 100;
}

/// <summary>How an OTLP receiver is spoken to.</summary>
public enum OtlpProtocol
{
    /// <summary>By gRPC.</summary>
    Grpc,

    /// <summary>By HTTP with Protocol Buffers.</summary>
    HttpProtobuf,
}

/// <summary>What a server writes to standard error.</summary>
public sealed record LogSettings
{
    /// <summary>Of which requests there is a line.</summary>
    public LoggedRequests Requests { get; init; } = LoggedRequests.Failed;

    /// <summary>In which form.</summary>
    public LogForm Form { get; init; } = LogForm.Auto;
}

/// <summary>Of which requests there is a line in the log.</summary>
public enum LoggedRequests
{
    /// <summary>Of none.</summary>
    None,

    /// <summary>Of those that were refused or failed.</summary>
    Failed,

    /// <summary>Of all.</summary>
    All,
}

/// <summary>The form of a log.</summary>
public enum LogForm
{
    /// <summary>Text at a terminal, JSON lines elsewhere.</summary>
    Auto,

    /// <summary>Lines for people.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,
}

/// <summary>Where the records are.</summary>
public sealed record StoreSettings
{
    /// <summary>The kind of store.</summary>
    public StoreKind Kind { get; init; } = StoreKind.Sqlite;

    /// <summary>The environment variable with the connection string of PostgreSQL.</summary>
    public string? ConnectionVariable { get; init; }

    /// <summary>The file with the connection string of PostgreSQL.</summary>
    public string? ConnectionFile { get; init; }

    /// <summary>The environment variable with the connection string of the role that owns the schema.</summary>
    public string? OwnerConnectionVariable { get; init; }

    /// <summary>The file with the connection string of the role that owns the schema.</summary>
    public string? OwnerConnectionFile { get; init; }

    /// <summary>The schema of PostgreSQL that the records are in; each firm has its own.</summary>
    public string Schema { get; init; } = "holdfast";

    /// <summary>Whether to refuse a server that waits for no standby.</summary>
    public bool RequireStandby { get; init; }
}

/// <summary>Kinds of stores.</summary>
public enum StoreKind
{
    /// <summary>SQLite in the data folder.</summary>
    Sqlite,

    /// <summary>PostgreSQL.</summary>
    Postgres,
}

/// <summary>
/// Where the master key comes from: a file, an environment variable, or a command that unwraps it. Where nothing is
/// said it is in a file of the data folder.
/// </summary>
public sealed record MasterKeySettings
{
    /// <summary>The file; null for the one in the data folder, unless something else is named.</summary>
    public string? File { get; init; }

    /// <summary>The environment variable.</summary>
    public string? Variable { get; init; }

    /// <summary>The program that unwraps it, and its arguments; empty for none.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>The file of the wrapped key; null for the one in the data folder.</summary>
    public string? WrappedFile { get; init; }

    /// <summary>How many seconds the command may take.</summary>
    public int CommandSeconds { get; init; } = 20;
}
