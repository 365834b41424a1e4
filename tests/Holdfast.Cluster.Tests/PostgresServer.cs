using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Holdfast.Cluster.Journal;
using Npgsql;

namespace Holdfast.Cluster.Tests;

/// <summary>A PostgreSQL of the tests' own, in a temporary folder on a free port; gone after them.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string Account = "postgres";

    private static readonly string? Binaries = Find();

    private readonly Lock _rights = new();
    private readonly string _folder = NewFolder();
    private bool _isRunning;

    private PostgresServer() => GiveToAccount(_folder);

    public int Port { get; } = FreePort();

    private string Data => Path.Combine(_folder, "data");

    /// <summary>A new server that runs; the test is skipped where PostgreSQL is not installed.</summary>
    public static PostgresServer Start(params string[] settings)
    {
        SkipWhereThereIsNone();
        var server = new PostgresServer();
        server.Run(
            "initdb", "-D", server.Data, "-U", Account, "--auth=trust", "--no-locale", "-E", "UTF8", "--no-sync");
        server.Configure(
        [
            "listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "shared_buffers = 64MB",
            "max_connections = 60", "wal_level = replica", "max_wal_senders = 4", "log_min_messages = panic",
            "log_min_error_statement = panic", .. settings,
        ]);
        server.Start();
        return server;
    }

    /// <summary>A standby that follows this server, and that it may wait for by its name.</summary>
    public PostgresServer StartStandby()
    {
        var standby = new PostgresServer();
        standby.Run("pg_basebackup", "-D", standby.Data, "-R", "-X", "stream", "-c", "fast", "--no-sync",
            "-d", $"host=127.0.0.1 port={Port} user={Account} application_name=standby");
        standby.Configure([]);
        standby.Start();
        return standby;
    }

    /// <summary>How a role reaches this server; the superuser where none is named.</summary>
    public string Connection(string role = Account) => string.Create(CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={Port};Username={role};Database=postgres");

    /// <summary>A schema that is not there yet.</summary>
    public PostgresSettings NewSchema() =>
        new() { Connection = Connection(), Schema = $"firm_{Guid.NewGuid():N}", TimeoutSeconds = 20 };

    /// <summary>A role that may make schemas, and one that may do what it is granted.</summary>
    public (string Owner, string Role) NewRoles()
    {
        var (owner, role) = ($"owner_{Guid.NewGuid():N}", $"works_{Guid.NewGuid():N}");

        // Of two who change the rights on one database at once, the server fails one.
        lock (_rights)
        {
            Tell($"CREATE ROLE {owner} LOGIN; CREATE ROLE {role} LOGIN; GRANT CREATE ON DATABASE postgres TO {owner}");
        }

        return (owner, role);
    }

    /// <summary>Says something to the server as somebody who may do anything, whom no trigger stops.</summary>
    public object? Tell(string sql, string? schema = null)
    {
        using var source = NpgsqlDataSource.Create(
            $"{Connection()};Pooling=false;Search Path={schema};Options=-c session_replication_role=replica");
        using var command = source.CreateCommand(sql);
        return command.ExecuteScalar();
    }

    public void Start()
    {
        Run("pg_ctl", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"), "start");
        _isRunning = true;
    }

    /// <summary>Ends all its processes at once, with nothing put in order.</summary>
    public void Kill()
    {
        _isRunning = false;
        Run("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
    }

    /// <summary>Has a standby take the place of its primary.</summary>
    public void Promote() => Run("pg_ctl", "-D", Data, "-w", "promote");

    public void Dispose()
    {
        if (_isRunning)
        {
            Kill();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static void SkipWhereThereIsNone() => Assert.SkipWhen(
        Binaries is null || (Environment.IsPrivilegedProcess && !HasAccount()), "PostgreSQL is not installed.");

    private static bool HasAccount() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{Account}:", StringComparison.Ordinal));

    private static string? Find() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .Where(folder => File.Exists(Path.Combine(folder, "bin", "initdb")))
            .OrderBy(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
            .Select(folder => Path.Combine(folder, "bin")).LastOrDefault()
        : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // In memory where there is room: what is tried is that processes end at any moment, not that a disk forgets.
    private static string NewFolder()
    {
        const string Memory = "/dev/shm";
        return Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > 2L << 30
            ? Directory.CreateDirectory(Path.Combine(Memory, $"holdfast-postgres-{Guid.NewGuid():N}")).FullName
            : Directory.CreateTempSubdirectory("holdfast-postgres-").FullName;
    }

    // PostgreSQL refuses to run as the superuser of the machine.
    private static void GiveToAccount(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Execute("chown", Account, folder);
        }
    }

    private void Configure(IEnumerable<string> lines)
    {
        var file = Path.Combine(Data, "postgresql.conf");
        File.AppendAllLines(file, [.. lines, string.Create(CultureInfo.InvariantCulture, $"port = {Port}")]);
    }

    private void Run(string program, params string[] arguments)
    {
        var path = Path.Combine(Binaries!, program);
        if (Environment.IsPrivilegedProcess)
        {
            Execute("runuser", ["-u", Account, "--", path, .. arguments]);
        }
        else
        {
            Execute(path, arguments);
        }
    }

    private static void Execute(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {said.Result}");
    }
}

/// <summary>The server that all tests share which do it no harm; each has a schema of its own.</summary>
public sealed class SharedServer : IDisposable
{
    private readonly Lazy<PostgresServer> _server = new(() => PostgresServer.Start());

    internal PostgresServer Server => _server.Value;

    /// <summary>Stops it, where a test has needed it.</summary>
    public void Dispose()
    {
        if (_server.IsValueCreated)
        {
            _server.Value.Dispose();
        }
    }
}
