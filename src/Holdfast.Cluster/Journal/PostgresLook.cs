using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Sealing;
using Npgsql;

namespace Holdfast.Cluster.Journal;

/// <summary>
/// Questions on one connection, for one look or one question. What has many rows is read page by page, so that several
/// readings can go on at once and whoever reads slowly holds up nobody.
/// </summary>
internal sealed class PostgresLook(NpgsqlConnection connection, string place) : ITreeNodes
{
    private const int RowsPerPage = 512;

    private KeptSubtrees? _subtrees;

    public IEnumerable<JournalEntry> Entries(long first, long before, ContentOpener? opener) => Pages(
        PostgresSql.SelectEntries, first, before, [], row => row.Entry(opener), entry => entry.Position);

    public IEnumerable<JournalEntry> EntriesOf(EntryKind kind, long first, long before, ContentOpener? opener) => Pages(
        PostgresSql.SelectEntriesOfKind, first, before, [(short)kind], row => row.Entry(opener),
        entry => entry.Position);

    /// <summary>The data keys of the journal, as it keeps them; one of an older version has none.</summary>
    public IReadOnlyList<KeptDataKey> DataKeys() =>
        Rows(PostgresSql.GetVersion, row => row.GetInt32(0)) is [< PostgresSql.SchemaVersion]
            ? []
            : Rows(PostgresSql.SelectDataKeys,
                row => new KeptDataKey(row.GetInt64(0), row.GetFieldValue<byte[]>(1)));

    public IEnumerable<RecordedDisposal> Disposals(long first, long before) => Pages(
        PostgresSql.SelectDisposals, first, before, [], row => row.Disposal(), gone => gone.Position);

    public IEnumerable<StoredNode> Nodes(int height, long first, long before)
    {
        while (true)
        {
            var page = Rows(PostgresSql.SelectNodes, row => new StoredNode(height, row.GetInt64(1), row.Hash(0)),
                (short)height, first, before, (long)RowsPerPage);
            foreach (var node in page)
            {
                yield return node;
            }

            if (page.Count < RowsPerPage)
            {
                yield break;
            }

            first = page[^1].Index + 1;
        }
    }

    public TreeHash Subtree(int height, long index) => (_subtrees ??= new KeptSubtrees(Hashes)).Subtree(height, index);

    /// <summary>All rows that there are, which are few.</summary>
    public List<T> Rows<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values)
    {
        var (all, failure) = Page(sql, read, values);
        return failure is null ? all : throw failure;
    }

    private List<TreeHash> Hashes(int height, long first, long before) => height == 0
        ? Rows(PostgresSql.SelectLeaves, row => row.Hash(0), first, before)
        : Rows(PostgresSql.SelectNodes, row => row.Hash(0), (short)height, first, before, before - first);

    // What was read before something could not be is told too, so that the fault is named where it is.
    private (List<T> Rows, JournalException? Failure) Page<T>(
        string sql, Func<NpgsqlDataReader, T> read, object[] values)
    {
        List<T> all = [];
        try
        {
            using var command = Command(sql, values);
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                all.Add(read(rows));
            }

            return (all, null);
        }
        catch (JournalException failure)
        {
            return (all, failure);
        }
        catch (Exception failure) when (PostgresFailure.Is(failure))
        {
            return (all, PostgresFailure.Explain(failure, place));
        }
        catch (InvalidCastException failure)
        {
            return (all, new JournalException(JournalFault.Damaged, $"A value is missing in {place}.", failure));
        }
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private IEnumerable<T> Pages<T>(
        string sql, long first, long before, object[] more, Func<NpgsqlDataReader, T> read, Func<T, long> place)
    {
        while (first < before)
        {
            var (page, failure) = Page(sql, read, [first, before, (long)RowsPerPage, .. more]);
            foreach (var one in page)
            {
                yield return one;
            }

            if (failure is not null)
            {
                throw failure;
            }

            if (page.Count < RowsPerPage)
            {
                yield break;
            }

            first = place(page[^1]) + 1;
        }
    }
}
