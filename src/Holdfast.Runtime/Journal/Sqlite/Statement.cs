using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;
using Holdfast.Runtime.Sealing;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>A statement that is prepared once and run with one set of values after another.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand _command;

    public Statement(SqliteConnection connection, string sql, params string[] parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (var name in parameters)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = name, Value = DBNull.Value });
        }
    }

    public Statement Set(int parameter, long value)
    {
        _command.Parameters[parameter].Value = value;
        return this;
    }

    public Statement Set(int parameter, long? value)
    {
        _command.Parameters[parameter].Value = value ?? (object)DBNull.Value;
        return this;
    }

    public Statement Set(int parameter, byte[]? value)
    {
        _command.Parameters[parameter].Value = value ?? (object)DBNull.Value;
        return this;
    }

    public Statement Set(int parameter, string? value)
    {
        _command.Parameters[parameter].Value = value ?? (object)DBNull.Value;
        return this;
    }

    public int Run() => _command.ExecuteNonQuery();

    public SqliteDataReader Read() => _command.ExecuteReader();

    public object? Scalar() => _command.ExecuteScalar();

    public void Dispose() => _command.Dispose();

    public static void Run(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        statement.Run();
    }

    /// <summary>
    /// Does some work whole or not at all. What it writes is durable when this returns, where the connection syncs.
    /// </summary>
    public static T InTransaction<T>(SqliteConnection connection, Func<T> work)
    {
        Run(connection, JournalSql.Begin);
        try
        {
            var done = work();
            Run(connection, JournalSql.Commit);
            return done;
        }
        catch
        {
            RollBack(connection);
            throw;
        }
    }

    private static void RollBack(SqliteConnection connection)
    {
        try
        {
            Run(connection, JournalSql.RollBack);
        }
        catch (SqliteException)
        {
            // Some failures have taken the transaction back already; what is told is the first failure.
        }
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql);
        return statement.Scalar() as long?
            ?? throw new JournalException(JournalFault.Damaged, "A number of the journal is missing.");
    }
}

/// <summary>Reads what the store keeps from rows.</summary>
internal static class Rows
{
    public static TreeHash Hash(this SqliteDataReader row, int column)
    {
        var bytes = row.Bytes(column);
        return bytes.Length == TreeHash.Bytes
            ? TreeHash.Read(bytes)
            : throw new JournalException(JournalFault.Damaged, "A hash of the journal has another length than hashes.");
    }

    public static long Number(this SqliteDataReader row, int column) => row.IsDBNull(column)
        ? throw new JournalException(JournalFault.Damaged, "A number of the journal is missing.")
        : row.GetInt64(column);

    public static byte[] Bytes(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? [] : row.GetFieldValue<byte[]>(column);

    public static SignedHead Head(this SqliteDataReader row, string origin) => new(
        origin, row.Number(0), row.Hash(2), row.Time(1), row.Bytes(3));

    /// <summary>An entry with its content opened; as it is kept, where there is nothing that opens it.</summary>
    public static JournalEntry Entry(this SqliteDataReader row, ContentOpener? opener)
    {
        var (kind, codec) = (row.Number(1), row.Number(2));
        if (kind is < byte.MinValue or > byte.MaxValue || codec is < byte.MinValue or > byte.MaxValue)
        {
            throw new JournalException(JournalFault.Damaged, "An entry is of a kind that there cannot be.");
        }

        IdFingerprint? id = row.IsDBNull(4)
            ? null
            : row.Bytes(4) is { Length: IdFingerprint.Bytes } bytes
                ? IdFingerprint.Read(bytes)
                : throw new JournalException(JournalFault.Damaged, "The id of an entry has another length than ids.");
        var head = new EntryHead(
            row.Number(0), (EntryKind)kind, (byte)codec, row.Time(3), id, unchecked((ulong)row.Number(5)));
        var stored = row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7);
        return new JournalEntry(
            head, row.Hash(6), opener is null ? stored : opener.Open(head.Position, head.Kind, stored));
    }

    private static Instant Time(this SqliteDataReader row, int column)
    {
        var ticks = row.Number(column);
        return ticks >= Instant.MinValue.ToUnixTimeTicks() && ticks <= Instant.MaxValue.ToUnixTimeTicks()
            ? Instant.FromUnixTimeTicks(ticks)
            : throw new JournalException(JournalFault.Damaged, "A time of the journal is none.");
    }
}
