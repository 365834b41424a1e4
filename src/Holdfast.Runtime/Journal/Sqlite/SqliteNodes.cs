using Holdfast.Runtime.Journal.Tree;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>
/// The complete subtrees of a journal's tree: kept ones are read, others computed from the kept ones or leaves below.
/// </summary>
internal sealed class SqliteNodes(SqliteConnection connection) : ITreeNodes, IDisposable
{
    private readonly Statement _leaves = new(connection, JournalSql.SelectLeaves, "$from", "$to");
    private readonly Statement _nodes = new(connection, JournalSql.SelectNodes, "$height", "$from", "$to");

    public TreeHash Subtree(int height, long index)
    {
        var kept = height - (height % StoredNode.Step);
        var count = 1L << (height - kept);
        var hashes = kept == 0
            ? Hashes(_leaves.Set(0, index * count).Set(1, (index + 1) * count), count)
            : Hashes(_nodes.Set(0, kept).Set(1, index * count).Set(2, (index + 1) * count), count);
        for (var width = hashes.Length; width > 1; width /= 2)
        {
            for (var at = 0; at < width; at += 2)
            {
                hashes[at / 2] = TreeHash.OfNode(hashes[at], hashes[at + 1]);
            }
        }

        return hashes[0];
    }

    public void Dispose()
    {
        _leaves.Dispose();
        _nodes.Dispose();
    }

    private static TreeHash[] Hashes(Statement statement, long count)
    {
        var hashes = new TreeHash[count];
        var read = 0;
        using var rows = statement.Read();
        while (rows.Read())
        {
            hashes[read++] = rows.Hash(0);
        }

        return read == count
            ? hashes
            : throw new JournalException(JournalFault.Damaged, "Hashes of the journal's tree are missing.");
    }
}
