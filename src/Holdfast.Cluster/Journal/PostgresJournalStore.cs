using System.Reflection;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Tree;
using NodaTime;
using Npgsql;

namespace Holdfast.Cluster.Journal;

/// <summary>A journal in a schema of PostgreSQL.</summary>
public sealed class PostgresJournalStore : IJournalStore
{
    // Timelines are made of the journal later, but only the owner of the schema may make tables.
    private static readonly string[] Schemas =
        ["Holdfast.Cluster.Journal.0001-journal.sql", "Holdfast.Cluster.Following.0001-timelines.sql"];

    private readonly PostgresSettings _settings;

    /// <summary>By settings that are without a fault.</summary>
    /// <exception cref="JournalException">They are not.</exception>
    public PostgresJournalStore(PostgresSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings.Fault() is { } fault ? throw new JournalException(JournalFault.Failed, fault) : settings;
    }

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
    public IJournal Open(HeadKey key, TimeProvider clock) => PostgresJournal.Open(_settings, key, clock);

    /// <inheritdoc/>
    public IJournalRecords OpenRecords() => PostgresRecords.Open(_settings);

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
                using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(schema)!;
                using var text = new StreamReader(resource);
                Run(connection, text.ReadToEnd());
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
