using Holdfast.Runtime.Journal;
using Npgsql;

namespace Holdfast.Cluster.Journal;

/// <summary>
/// The session of the one writer. It holds the lock of the journal as long as it lasts, and the number under which it
/// opened the journal: with both, a second writer is refused at once, and one that was cut off and does not know it yet
/// writes nothing any more.
/// </summary>
internal sealed class PostgresWriter : IDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly string _place;

    private PostgresWriter(NpgsqlDataSource source, string place)
    {
        (_source, _place) = (source, place);
        Connection = source.CreateConnection();
        Connection.Notice += (_, told) =>
        {
            if (told.Notice.InvariantSeverity == "WARNING")
            {
                HasWarned = true;
            }
        };
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>Which writer in turn this is.</summary>
    public long Number { get; private set; }

    /// <summary>
    /// The server warned of something. When it gives up waiting for its standby it does so by a warning, and answers as
    /// if all were well.
    /// </summary>
    public bool HasWarned { get; private set; }

    /// <summary>Opens a session, on the server that takes writes, and takes the journal over.</summary>
    /// <exception cref="JournalException">No journal can be written to on the server, or it is held.</exception>
    public static PostgresWriter Open(PostgresSettings settings) => PostgresFailure.Explained(settings.Place, () =>
    {
        var writer = new PostgresWriter(settings.ForWriting(asOwner: false), settings.Place);
        try
        {
            writer.Connection.Open();
            writer.CheckServer(settings);
            writer.Prepare();
            PostgresJournal.ReadSchema(new PostgresLook(writer.Connection, settings.Place), settings.Place);
            writer.TakeOver();
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    });

    public void Dispose()
    {
        Connection.Dispose();
        _source.Dispose();
    }

    private void CheckServer(PostgresSettings settings)
    {
        var (version, isStandby, isSyncing, standbys) = new PostgresLook(Connection, _place).Rows(
            PostgresSql.GetServer,
            row => (row.GetInt32(0), row.GetBoolean(1), row.GetString(2) == "on", row.GetString(3)))[0];
        if (version < PostgresSql.OldestServer)
        {
            throw new JournalException(JournalFault.Unreadable,
                $"The server of {_place} is older than PostgreSQL 15.");
        }

        if (isStandby)
        {
            throw new JournalException(JournalFault.Failed, $"The server of {_place} is a standby: it takes no writes.")
            {
                CanBeReopened = true,
            };
        }

        if (!isSyncing)
        {
            throw new JournalException(JournalFault.Failed,
                $"The server of {_place} runs with fsync = off: what it says is durable may be lost.");
        }

        if (settings.RequireSynchronousStandby && standbys.Length == 0)
        {
            throw new JournalException(JournalFault.Failed,
                $"The server of {_place} waits for no standby: synchronous_standby_names is empty.");
        }
    }

    private void Prepare()
    {
        // Waiting until the standby shows it too is more than is asked for, and is left to whoever set it.
        var isMore = Scalar(PostgresSql.GetCommitting) is PostgresSql.WaitForApply;
        Run(PostgresSql.Writing);
        if (isMore)
        {
            Run("SET synchronous_commit = 'remote_apply'");
        }
    }

    // That the number is durable means that all before it is, wherever the server has to keep it: also what a writer
    // that was cut off wrote and was never told of.
    private void TakeOver()
    {
        if (Scalar(PostgresSql.Lock) is not true)
        {
            throw new JournalException(JournalFault.InUse, $"Another process writes to {_place}.")
            {
                CanBeReopened = true,
            };
        }

        Number = Scalar(PostgresSql.TakeOver) as long?
            ?? throw new JournalException(JournalFault.Damaged, $"The journal in {_place} has lost its public key.");
        if (HasWarned)
        {
            throw new JournalException(
                JournalFault.Failed, $"The server of {_place} could not say whether it is durable what it holds.")
            {
                CanBeReopened = true,
            };
        }
    }

    private void Run(string sql)
    {
        using var command = new NpgsqlCommand(sql, Connection);
        command.ExecuteNonQuery();
    }

    private object? Scalar(string sql)
    {
        using var command = new NpgsqlCommand(sql, Connection);
        return command.ExecuteScalar();
    }
}
