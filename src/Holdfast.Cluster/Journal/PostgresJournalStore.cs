using System.Reflection;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Sealing;
using NodaTime;
using Npgsql;

namespace Holdfast.Cluster.Journal;

/// <summary>A journal in a schema of PostgreSQL.</summary>
public sealed class PostgresJournalStore : IJournalStore
{
    // Timelines are made of the journal later, but only the owner of the schema may make tables.
    private static readonly string[] Schemas =
    [
        "Holdfast.Cluster.Journal.0001-journal.sql", DataKeysSchema, "Holdfast.Cluster.Following.0001-timelines.sql",
    ];

    private const string DataKeysSchema = "Holdfast.Cluster.Journal.0002-data-keys.sql";

    // The server's word for a right that is missing.
    private const string NotAllowed = "42501";

    private readonly PostgresSettings _settings;

    /// <summary>By settings that are without a fault.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="masterKey">
    /// The master key that contents are sealed under; null where they are not, as in a trial. It is the caller's.
    /// </param>
    /// <exception cref="JournalException">They are not.</exception>
    public PostgresJournalStore(PostgresSettings settings, MasterKey? masterKey = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        MasterKey = masterKey;
        _settings = settings.Fault() is { } fault ? throw new JournalException(JournalFault.Failed, fault) : settings;
    }

    /// <inheritdoc/>
    public MasterKey? MasterKey { get; }

    /// <inheritdoc/>
    public string Place => _settings.Place;

    /// <inheritdoc/>
    public bool Exists() => Connected(asOwner: false, connection => Is(connection, PostgresSql.Exists));

    /// <inheritdoc/>
    public IJournal Create(HeadKey key, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(clock);
        var head = key.Sign(0, TreeHash.Empty, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        Make(connection => Insert(connection, key.PublicKey, head));
        return Open(key, clock);
    }

    /// <inheritdoc/>
    public IJournal Open(HeadKey key, TimeProvider clock)
    {
        Upgrade();
        return PostgresJournal.Open(_settings, key, clock, MasterKey);
    }

    /// <inheritdoc/>
    public IJournalRecords OpenRecords() => PostgresRecords.Open(_settings, MasterKey);

    /// <summary>The server itself leaves nothing of what was not whole.</summary>
    public long BytesCutOff() => 0;

    /// <inheritdoc/>
    public void CopyTo(string file, CancellationToken ct)
    {
        using var records = OpenRecords();
        SqliteBackup.Write(records, file, ct);
    }

    /// <inheritdoc/>
    public void Restore(string file, CancellationToken ct)
    {
        using var records = SqliteBackup.Open(file);
        Make(connection =>
        {
            PostgresCopy.Write(records, connection, ct);
            Insert(connection, records.Key.PublicKey, records.Newest);
        });
    }

    // The owner of the schema makes it with all that is in it, in one transaction.
    private void Make(Action<NpgsqlConnection> fill)
    {
        var role = Connected(asOwner: false, connection => Scalar(connection, PostgresSql.GetUser) as string)!;
        Connected(asOwner: true, connection =>
        {
            if (Is(connection, PostgresSql.Exists))
            {
                throw new JournalException(
                    JournalFault.Occupied, $"A journal is in {Place} already, and is not overwritten.");
            }

            using var transaction = connection.BeginTransaction();
            if (!Is(connection, PostgresSql.SchemaExists))
            {
                Run(connection, PostgresSql.CreateSchema(_settings.Schema));
            }

            Run(connection, PostgresSql.SetSearchPath(_settings.Schema));
            foreach (var schema in Schemas)
            {
                RunScript(connection, schema);
            }

            fill(connection);
            if (Scalar(connection, PostgresSql.GetUser) as string != role)
            {
                Run(connection, PostgresSql.Grant(_settings.Schema, role));
            }

            transaction.Commit();
            return true;
        });
    }

    // A journal of an older release gets what this one needs, once. Whoever writes to it meanwhile is not disturbed,
    // but for a disposal, which then is refused and can be asked for again.
    private void Upgrade()
    {
        var role = Connected(asOwner: false, connection => IsOlder(connection)
            ? Scalar(connection, PostgresSql.GetUser) as string
            : null);
        if (role is null)
        {
            return;
        }

        try
        {
            Connected(asOwner: true, connection => UpgradeFor(connection, role));
        }
        catch (JournalException failure) when (failure.InnerException is PostgresException { SqlState: NotAllowed })
        {
            throw new JournalException(JournalFault.Failed,
                $"The journal in {Place} is of an older release, and only the owner of the schema can bring it to this "
                + "one: set store.ownerConnectionVariable or store.ownerConnectionFile for one start.", failure);
        }
    }

    private bool UpgradeFor(NpgsqlConnection connection, string role)
    {
        using var transaction = connection.BeginTransaction();
        Run(connection, PostgresSql.SetSearchPath(_settings.Schema));
        Run(connection, PostgresSql.HoldVersion);
        if (IsOlder(connection))
        {
            RunScript(connection, DataKeysSchema);
            if (Scalar(connection, PostgresSql.GetUser) as string != role)
            {
                Run(connection, PostgresSql.GrantDataKeys(role));
            }
        }

        transaction.Commit();
        return true;
    }

    private bool IsOlder(NpgsqlConnection connection) => Is(connection, PostgresSql.Exists)
        && Scalar(connection, PostgresSql.GetVersion) is int and < PostgresSql.SchemaVersion;

    private static void RunScript(NpgsqlConnection connection, string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var text = new StreamReader(resource);
        Run(connection, text.ReadToEnd());
    }

    private static void Insert(NpgsqlConnection connection, byte[] publicKey, SignedHead head)
    {
        using var insert = new NpgsqlCommand(PostgresSql.InsertJournal, connection);
        foreach (var value in (object[])
        [
            PostgresSql.SchemaVersion, publicKey, head.Size, head.At.ToUnixTimeTicks(), head.Root.ToArray(),
            head.Signature,
        ])
        {
            insert.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        insert.ExecuteNonQuery();
    }

    private bool Is(NpgsqlConnection connection, string question)
    {
        using var ask = new NpgsqlCommand(question, connection);
        ask.Parameters.Add(new NpgsqlParameter { Value = _settings.Schema });
        return ask.ExecuteScalar() is true;
    }

    private T Connected<T>(bool asOwner, Func<NpgsqlConnection, T> work) => PostgresFailure.Explained(Place, () =>
    {
        using var source = _settings.ForWriting(asOwner);
        using var connection = source.OpenConnection();
        return work(connection);
    });

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
