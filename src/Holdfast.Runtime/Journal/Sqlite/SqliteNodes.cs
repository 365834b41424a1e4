using Holdfast.Runtime.Journal.Tree;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>The complete subtrees of a journal's tree.</summary>
internal sealed class SqliteNodes : ITreeNodes, IDisposable
{
    private readonly Statement _leaves, _nodes;
    private readonly KeptSubtrees _subtrees;

    public SqliteNodes(SqliteConnection connection)
    {
        _leaves = new(connection, JournalSql.SelectLeaves, "$from", "$to");
        _nodes = new(connection, JournalSql.SelectNodes, "$height", "$from", "$to");
        _subtrees = new KeptSubtrees(Hashes);
    }

    public TreeHash Subtree(int height, long index) => _subtrees.Subtree(height, index);

    public void Dispose()
    {
        _leaves.Dispose();
        _nodes.Dispose();
    }

    private List<TreeHash> Hashes(int height, long first, long before)
    {
        using var rows = height == 0
            ? _leaves.Set(0, first).Set(1, before).Read()
            : _nodes.Set(0, height).Set(1, first).Set(2, before).Read();
        List<TreeHash> hashes = [];
        while (rows.Read())
        {
            hashes.Add(rows.Hash(0));
        }

        return hashes;
    }
}
