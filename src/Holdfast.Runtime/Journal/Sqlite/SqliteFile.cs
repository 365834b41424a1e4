using System.Reflection;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Sealing;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>Opens the file of a journal, and says plainly what stands in the way.</summary>
internal static class SqliteFile
{
    // SQLite's result codes.
    private const int Busy = 5, ReadOnly = 8, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    private const string
        Schema = "Holdfast.Runtime.Journal.Sqlite.0001-journal.sql",
        DataKeysSchema = "Holdfast.Runtime.Journal.Sqlite.0002-data-keys.sql";

    /// <summary>A connection for writing; the file is made with its schema where <paramref name="isNew"/>.</summary>
    public static SqliteConnection ForWriting(string path, bool isNew)
    {
        if (isNew)
        {
            // It tells of customers. What SQLite makes beside it has the modes of the file.
            OwnFile.Create(path);
        }

        var logIsEmpty = LogIsEmpty(path);
        return Open(path, SqliteOpenMode.ReadWrite, connection =>
        {
            if (isNew)
            {
                Statement.Run(connection, JournalSql.BeforeSchema);
            }
            else if (logIsEmpty)
            {
                RefuseCut(connection, path);
            }

            Statement.Run(connection, JournalSql.Writing);
        });
    }

    /// <summary>A connection to an empty file that a journal is to be copied to.</summary>
    public static SqliteConnection ForCopying(string path) => Open(path, SqliteOpenMode.ReadWrite, _ => { });

    /// <summary>A connection that can only read.</summary>
    public static SqliteConnection ForReading(string path)
    {
        // Beside a journal in use there are files that tell readers where they are. Where there are none, none may be
        // made in a folder or on a medium that cannot be written to: then the file is read as one that does not change.
        var (isAtRest, logIsEmpty) = (!File.Exists(path + "-wal"), LogIsEmpty(path));
        try
        {
            return Open(path, SqliteOpenMode.ReadOnly, connection => ReadWhole(connection, path, logIsEmpty));
        }
        catch (JournalException failure) when (
            isAtRest && failure.InnerException is SqliteException { SqliteErrorCode: CannotOpen or ReadOnly })
        {
            var address = new Uri(Path.GetFullPath(path)).AbsoluteUri + "?immutable=1";
            return Open(address, SqliteOpenMode.ReadOnly, connection => ReadWhole(connection, path, logIsEmpty));
        }
    }

    /// <summary>Refuses a file that this release does not read.</summary>
    public static void ReadSchema(SqliteConnection connection)
    {
        if (Statement.Number(connection, JournalSql.GetApplicationId) != JournalSql.ApplicationId)
        {
            throw new JournalException(JournalFault.Unreadable, $"{connection.DataSource} is no journal of Holdfast.");
        }

        var version = Statement.Number(connection, JournalSql.GetSchemaVersion);
        if (version is < JournalSql.OldestVersion or > JournalSql.SchemaVersion)
        {
            throw new JournalException(JournalFault.Unreadable,
                $"{connection.DataSource} has version {version}; this release reads versions "
                + $"{JournalSql.OldestVersion} to {JournalSql.SchemaVersion}.");
        }
    }

    public static void CreateSchema(SqliteConnection connection)
    {
        RunScript(connection, Schema);
        AddDataKeys(connection);
    }

    /// <summary>The data keys of a journal, as it keeps them; one of an older version has none.</summary>
    public static IReadOnlyList<KeptDataKey> DataKeysOf(SqliteConnection connection)
    {
        if (Statement.Number(connection, JournalSql.GetSchemaVersion) < JournalSql.SchemaVersion)
        {
            return [];
        }

        using var select = new Statement(connection, JournalSql.SelectDataKeys);
        using var rows = select.Read();
        List<KeptDataKey> keys = [];
        while (rows.Read())
        {
            keys.Add(new KeptDataKey(rows.Number(0), rows.Bytes(1)));
        }

        return keys;
    }

    /// <summary>Keeps a data key, in a transaction of the caller; an older journal gets this version.</summary>
    public static void KeepDataKey(SqliteConnection connection, KeptDataKey key)
    {
        if (Statement.Number(connection, JournalSql.GetSchemaVersion) < JournalSql.SchemaVersion)
        {
            AddDataKeys(connection);
        }

        using var insert = new Statement(connection, JournalSql.InsertDataKey, "$position", "$wrapped");
        insert.Set(0, key.From).Set(1, key.Wrapped).Run();
    }

    private static void AddDataKeys(SqliteConnection connection)
    {
        RunScript(connection, DataKeysSchema);
        Statement.Run(connection, JournalSql.AfterSchema);
    }

    private static void RunScript(SqliteConnection connection, string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var text = new StreamReader(resource);
        Statement.Run(connection, text.ReadToEnd());
    }

    /// <summary>What a failure of SQLite means for a journal.</summary>
    public static JournalException Explain(SqliteException failure, string path) => failure.SqliteErrorCode switch
    {
        Full => new(JournalFault.Full, $"{path} cannot grow: there is no space left.", failure),
        NotADatabase => new(JournalFault.Damaged, $"{path} is damaged, or no journal at all.", failure),
        Corrupt => new(JournalFault.Damaged, $"{path} is damaged: {failure.Message}", failure),
        CannotOpen => new(JournalFault.Missing, $"{path} cannot be opened.", failure),
        ReadOnly => new(JournalFault.Failed, $"{path} cannot be written to.", failure),
        Busy => new(JournalFault.InUse, $"{path} is being written to by something else.", failure),
        _ => new(JournalFault.Failed, $"{path} failed: {failure.Message}", failure),
    };

    private static SqliteConnection Open(string source, SqliteOpenMode mode, Action<SqliteConnection> prepare)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            prepare(connection);
            return connection;
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw Explain(failure, source);
        }
        catch (JournalException)
        {
            connection.Dispose();
            throw;
        }
    }

    private static void ReadWhole(SqliteConnection connection, string path, bool logIsEmpty)
    {
        ReadSchema(connection);
        if (logIsEmpty)
        {
            RefuseCut(connection, path);
        }
    }

    // Beside a log of writes the file may end anywhere: a crash came while the log was moved into it, and it is moved
    // again.
    private static bool LogIsEmpty(string path) => new FileInfo(path + "-wal") is not { Exists: true, Length: > 0 };

    // What is missing of its last page SQLite would take to be zeros. The file itself is not opened for this: a process
    // that closes a file gives up all locks it has on it, those of SQLite too, and what then opened the journal beside
    // a server would take itself to be alone with it.
    private static void RefuseCut(SqliteConnection connection, string path)
    {
        if (new FileInfo(path).Length % Statement.Number(connection, JournalSql.GetPageSize) != 0)
        {
            throw new JournalException(JournalFault.Damaged, $"{path} is damaged: it was cut off, or is no journal.");
        }
    }
}
