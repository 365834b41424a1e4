using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Sealing;
using Npgsql;

namespace Holdfast.Cluster.Journal;

/// <summary>What a schema says of its journal, read in one transaction. A standby will do.</summary>
internal sealed class PostgresRecords : IJournalRecords
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlConnection _connection;
    private readonly PostgresLook _look;
    private HeadCheck? _key;
    private readonly MasterKey? _master;
    private SignedHead? _newest;
    private DataKeys? _dataKeys;

    private PostgresRecords(PostgresSettings settings, MasterKey? master)
    {
        (Place, _source, _master) = (settings.Place, settings.ForLooking(), master);
        _connection = _source.CreateConnection();
        _look = new PostgresLook(_connection, Place);
    }

    public string Place { get; }

    public HeadCheck Key => _key ??= PostgresJournal.KeyOf(_look, Place);

    public SignedHead Newest => _newest ??= PostgresJournal.NewestHead(_look, Key.Origin, Place);

    // It is a part of the entries' own table, kept by the server itself.
    public IIdIndex? Ids => null;

    /// <summary>Takes a look.</summary>
    /// <exception cref="JournalException">There is no journal, or this release does not read it.</exception>
    public static PostgresRecords Open(PostgresSettings settings, MasterKey? master) =>
        PostgresFailure.Explained(settings.Place, () =>
    {
        var records = new PostgresRecords(settings, master);
        try
        {
            records._connection.Open();
            using (var begin = new NpgsqlCommand(PostgresSql.BeginLook, records._connection))
            {
                begin.ExecuteNonQuery();
            }

            PostgresJournal.ReadSchema(records._look, records.Place);
            return records;
        }
        catch
        {
            records.Dispose();
            throw;
        }
    });

    public RecordCounts Count() => _look.Rows(PostgresSql.CountAll, row => new RecordCounts(
        row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)))[0];

    public IEnumerable<KeptHead> Heads() => _look.Rows(
        PostgresSql.SelectHeads, row => new KeptHead(row.Head(Key.Origin), row.GetBoolean(4)));

    public IReadOnlyList<KeptDataKey> DataKeys() => _look.DataKeys();

    public IEnumerable<JournalEntry> Entries(long first, long before)
    {
        _dataKeys ??= new DataKeys(DataKeys(), _master, Key.Origin, Place);
        using var opener = _dataKeys.Opener();
        foreach (var entry in _look.Entries(first, before, opener))
        {
            yield return entry;
        }
    }

    public IEnumerable<JournalEntry> Stored(long first, long before) => _look.Entries(first, before, opener: null);

    public IEnumerable<StoredNode> Nodes(int height, long first, long before) => _look.Nodes(height, first, before);

    public IEnumerable<RecordedDisposal> Disposals(long first, long before) => _look.Disposals(first, before);

    public TreeHash Subtree(int height, long index) => _look.Subtree(height, index);

    public string? StructureFault() => _look.Rows(PostgresSql.HasIdIndex, row => row.GetBoolean(0))[0]
        ? null
        : "The index that keeps an event's id from being used twice is missing.";

    public void Dispose()
    {
        _key?.Dispose();
        _connection.Dispose();
        _source.Dispose();
    }
}
