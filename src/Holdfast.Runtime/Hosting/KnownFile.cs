using System.Buffers.Binary;
using System.Numerics;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Sealing;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// The file of what is known: parts as of one position of the journal, replaced by those of a later one in one
/// transaction. One thread reads parts, another may commit meanwhile.
/// </summary>
internal sealed class KnownFile : IDisposable
{
    private const int SumBytes = sizeof(uint);

    private readonly string _path;
    private readonly SqliteConnection _writing, _reading;
    private readonly Statement _select, _putPart, _putPlace;

    private readonly KnownSeal? _seal;

    private KnownFile(string path, SqliteConnection writing, SqliteConnection reading, KnownSeal? seal)
    {
        (_path, _writing, _reading, _seal) = (path, writing, reading, seal);
        _select = new Statement(reading, KnownSql.SelectPart, "$id");
        _putPart = new Statement(writing, KnownSql.PutPart, "$id", "$state");
        _putPlace = new Statement(writing, KnownSql.PutPlace, "$position", "$root");
        using var select = new Statement(reading, KnownSql.SelectPlace);
        using var row = select.Read();
        Place = row.Read() ? (row.Number(0), row.Hash(1)) : null;
    }

    /// <summary>The position that was committed last, and the root of the journal there; null where none was.</summary>
    public (long Position, TreeHash Root)? Place { get; private set; }

    /// <summary>Called before each step of a commit: a place for tests to stop the world at.</summary>
    internal Action? Stepping { get; set; }

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="master">The master key that parts are sealed under; null where they are not.</param>
    /// <exception cref="InvalidDataException">
    /// What is there is no such file, or of another release, or damaged, or sealed otherwise.
    /// </exception>
    /// <exception cref="JournalException">It cannot be opened or made.</exception>
    public static KnownFile Open(string path, MasterKey? master)
    {
        var isNew = !File.Exists(path);
        if (isNew)
        {
            Remove(path);
            OwnFile.Create(path);
        }

        SqliteConnection? writing = null, reading = null;
        KnownSeal? seal = null;
        try
        {
            writing = Connect(path, SqliteOpenMode.ReadWrite);
            if (isNew)
            {
                Statement.Run(writing, KnownSql.CreateFile);
                Statement.Run(writing, KnownSql.CreateSchema);
                seal = KnownSeal.Begin(writing, master);
            }
            else if (Statement.Number(writing, KnownSql.GetApplicationId) != KnownSql.ApplicationId
                || Statement.Number(writing, KnownSql.GetSchemaVersion) != KnownSql.SchemaVersion)
            {
                throw new InvalidDataException($"{path} is not what this release keeps what is known in.");
            }
            else
            {
                seal = KnownSeal.Of(writing, master, path);
            }

            Statement.Run(writing, KnownSql.Writing);
            reading = Connect(path, SqliteOpenMode.ReadOnly);
            Statement.Run(reading, KnownSql.Reading);
            return new KnownFile(path, writing, reading, seal);
        }
        catch (Exception failure)
        {
            seal?.Dispose();
            reading?.Dispose();
            writing?.Dispose();
            throw failure switch
            {
                SqliteException sqlite => Explain(sqlite, path),
                JournalException { Fault: JournalFault.Damaged } => new InvalidDataException(failure.Message, failure),
                _ => failure,
            };
        }
    }

    /// <summary>Takes a file away, with what SQLite has beside it.</summary>
    public static void Remove(string path)
    {
        File.Delete(path);
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
    }

    /// <summary>The state of a part.</summary>
    /// <exception cref="InvalidDataException">The file does not have it, or has it damaged.</exception>
    public ReadOnlyMemory<byte> Read(long id)
    {
        try
        {
            using var row = _select.Set(0, id).Read();
            if (!row.Read())
            {
                throw new InvalidDataException($"{_path} has lost part {id}.");
            }

            return _seal is null
                ? Check(id, row.Bytes(0))
                : _seal.TryOpen(id, row.Bytes(0)) ?? throw Damaged(id);
        }
        catch (SqliteException failure)
        {
            throw Explain(failure, _path);
        }
    }

    /// <summary>Puts parts in the file that are those of a position, all or none.</summary>
    /// <exception cref="JournalException">None were put.</exception>
    public void Commit(PartBatch parts, long position, TreeHash root)
    {
        try
        {
            Stepping?.Invoke();
            Place = Statement.InTransaction(_writing, () => Put(parts, position, root));
            Stepping?.Invoke();
            Statement.Run(_writing, KnownSql.MoveToFile);
        }
        catch (SqliteException failure)
        {
            throw SqliteFile.Explain(failure, _path);
        }
    }

    public void Dispose()
    {
        _select.Dispose();
        _putPart.Dispose();
        _putPlace.Dispose();
        _reading.Dispose();
        _writing.Dispose();
        _seal?.Dispose();
    }

    private (long Position, TreeHash Root) Put(PartBatch parts, long position, TreeHash root)
    {
        foreach (var id in parts.IdsInOrder())
        {
            Stepping?.Invoke();
            _ = parts.TryGet(id, out var state);
            _putPart.Set(0, id).Set(1, _seal?.Seal(id, state.Span) ?? Summed(id, state.Span)).Run();
        }

        Stepping?.Invoke();
        _putPlace.Set(0, position).Set(1, root.ToArray()).Run();
        Stepping?.Invoke();
        return (position, root);
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(settings.ConnectionString);
        connection.Open();
        return connection;
    }

    private static Exception Explain(SqliteException failure, string path)
    {
        var explained = SqliteFile.Explain(failure, path);
        return explained.Fault is JournalFault.Damaged
            ? new InvalidDataException(explained.Message, failure)
            : explained;
    }

    private static byte[] Summed(long id, ReadOnlySpan<byte> state)
    {
        var summed = new byte[state.Length + SumBytes];
        state.CopyTo(summed);
        BinaryPrimitives.WriteUInt32LittleEndian(summed.AsSpan(state.Length), SumOf(id, state));
        return summed;
    }

    private ReadOnlyMemory<byte> Check(long id, ReadOnlyMemory<byte> summed)
    {
        if (summed.Length >= SumBytes)
        {
            var state = summed[..^SumBytes];
            if (BinaryPrimitives.ReadUInt32LittleEndian(summed.Span[^SumBytes..]) == SumOf(id, state.Span))
            {
                return state;
            }
        }

        throw Damaged(id);
    }

    private InvalidDataException Damaged(long id) =>
        new($"{_path} is damaged: part {id} is not what was written.");

    // Against a disk that errs, not against a person: who can write here could write any other state as well.
    private static uint SumOf(long id, ReadOnlySpan<byte> state)
    {
        var sum = BitOperations.Crc32C(uint.MaxValue, (ulong)id);
        for (; state.Length >= sizeof(ulong); state = state[sizeof(ulong)..])
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(state));
        }

        foreach (var rest in state)
        {
            sum = BitOperations.Crc32C(sum, rest);
        }

        return sum;
    }
}
