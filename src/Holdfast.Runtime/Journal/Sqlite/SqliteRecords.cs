using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;
using Holdfast.Runtime.Sealing;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>What the file of a journal or a backup says, read in one transaction.</summary>
internal sealed class SqliteRecords : IJournalRecords, IIdIndex
{
    private readonly SqliteConnection _connection;
    private readonly SqliteNodes _nodes;
    private readonly Statement _isOfEntry;
    private HeadCheck? _key;
    private SignedHead? _newest;

    private readonly MasterKey? _master;
    private DataKeys? _dataKeys;

    private SqliteRecords(string file, SqliteConnection connection, MasterKey? master)
    {
        (Place, _connection, _master) = (file, connection, master);
        _nodes = new SqliteNodes(connection);
        _isOfEntry = new Statement(connection, JournalSql.IsOfEntry, "$position", "$id", "$mark");
    }

    public string Place { get; }

    public HeadCheck Key => _key ??= Ask(() => SqliteJournal.KeyOf(_connection));

    public SignedHead Newest => _newest ??= Ask(() => SqliteJournal.NewestHead(_connection, Key.Origin));

    public IIdIndex Ids => this;

    public long Reached => Ask(() => Statement.Number(_connection, JournalSql.SelectIndexed));

    /// <summary>Takes a look at a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="master">The master key that contents are sealed under; null for none.</param>
    /// <exception cref="JournalException">There is none, or this release does not read it.</exception>
    public static SqliteRecords Open(string file, MasterKey? master)
    {
        if (!File.Exists(file))
        {
            throw new JournalException(JournalFault.Missing, $"{file} does not exist.");
        }

        var connection = SqliteFile.ForReading(file);
        try
        {
            // The look is taken with the first thing that is read.
            Statement.Run(connection, JournalSql.BeginReading);
            SqliteFile.ReadSchema(connection);
            return new SqliteRecords(file, connection, master);
        }
        catch (Exception failure) when (failure is SqliteException or JournalException)
        {
            connection.Dispose();
            throw failure is SqliteException sqlite ? SqliteFile.Explain(sqlite, file) : failure;
        }
    }

    public RecordCounts Count() => Ask(() => new RecordCounts(
        Statement.Number(_connection, JournalSql.CountEntries),
        Statement.Number(_connection, JournalSql.CountNodes),
        Statement.Number(_connection, JournalSql.CountDisposals),
        Statement.Number(_connection, JournalSql.CountContents)));

    public IEnumerable<KeptHead> Heads()
    {
        using var select = new Statement(_connection, JournalSql.SelectHeads);
        return [.. Rows(select, row => new KeptHead(row.Head(Key.Origin), row.Number(4) != 0))];
    }

    public IReadOnlyList<KeptDataKey> DataKeys() => Ask(() => SqliteFile.DataKeysOf(_connection));

    public IEnumerable<JournalEntry> Entries(long first, long before)
    {
        _dataKeys ??= new DataKeys(DataKeys(), _master, Key.Origin, Place);
        using var opener = _dataKeys.Opener();
        foreach (var entry in Read(first, before, opener))
        {
            yield return entry;
        }
    }

    public IEnumerable<JournalEntry> Stored(long first, long before) => Read(first, before, opener: null);

    public IEnumerable<StoredNode> Nodes(int height, long first, long before)
    {
        using var select = new Statement(_connection, JournalSql.SelectNodes, "$height", "$from", "$to");
        foreach (var node in Rows(select.Set(0, height).Set(1, first).Set(2, before),
            row => new StoredNode(height, row.Number(1), row.Hash(0))))
        {
            yield return node;
        }
    }

    public IEnumerable<RecordedDisposal> Disposals(long first, long before)
    {
        using var select = new Statement(_connection, JournalSql.SelectDisposals, "$from", "$to");
        foreach (var disposal in Rows(select.Set(0, first).Set(1, before),
            row => new RecordedDisposal(row.Number(0), row.Number(1), row.Hash(2))))
        {
            yield return disposal;
        }
    }

    public IEnumerable<IndexedId> All()
    {
        using var select = new Statement(_connection, JournalSql.SelectIds);
        foreach (var id in Rows(select, row => new IndexedId(
            row.Bytes(0) is { Length: IdFingerprint.Bytes } bytes
                ? IdFingerprint.Read(bytes)
                : throw new JournalException(JournalFault.Damaged, "An id of the index has another length than ids."),
            row.Number(1),
            unchecked((ulong)row.Number(2)))))
        {
            yield return id;
        }
    }

    public bool IsOfEntry(IndexedId indexed)
    {
        var id = new byte[IdFingerprint.Bytes];
        indexed.Id.CopyTo(id);
        return Ask(() => _isOfEntry.Set(0, indexed.Position).Set(1, id).Set(2, unchecked((long)indexed.Mark))
            .Scalar() is not null);
    }

    public long? FirstUnlike(long before)
    {
        using var first = new Statement(_connection, JournalSql.SelectFirstOutsideIndex, "$indexed");
        return Ask(() => first.Set(0, before).Scalar() as long?);
    }

    public string? StructureFault()
    {
        using var structure = new Statement(_connection, JournalSql.QuickCheck);
        var said = Ask(structure.Scalar);
        return said is "ok" ? null : $"The file's structure is damaged: {said}";
    }

    public TreeHash Subtree(int height, long index) => Ask(() => _nodes.Subtree(height, index));

    public void Dispose()
    {
        _key?.Dispose();
        _isOfEntry.Dispose();
        _nodes.Dispose();
        _connection.Dispose();
    }

    private IEnumerable<JournalEntry> Read(long first, long before, ContentOpener? opener)
    {
        using var select = new Statement(_connection, JournalSql.SelectEntries, "$from", "$to");
        foreach (var entry in Rows(select.Set(0, first).Set(1, before), row => row.Entry(opener)))
        {
            yield return entry;
        }
    }

    private IEnumerable<T> Rows<T>(Statement statement, Func<SqliteDataReader, T> read)
    {
        using var rows = Ask(statement.Read);
        while (Ask(rows.Read))
        {
            yield return read(rows);
        }
    }

    private T Ask<T>(Func<T> question)
    {
        try
        {
            return question();
        }
        catch (SqliteException failure)
        {
            throw SqliteFile.Explain(failure, Place);
        }
    }
}
