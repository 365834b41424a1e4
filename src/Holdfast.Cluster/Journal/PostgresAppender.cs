using System.Security.Cryptography;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Holdfast.Cluster.Journal;

/// <summary>
/// Writes groups of entries, each by one message to the server, which does it whole or not at all: all that a group
/// writes goes there together, and the answer comes when it is durable.
/// </summary>
internal sealed class PostgresAppender(NpgsqlConnection connection, long writer, HeadKey key, TimeProvider clock)
{
    /// <summary>A head of about every so many entries stays.</summary>
    private const long EntriesPerKeptHead = 4096;

    private const NpgsqlDbType Arrays = NpgsqlDbType.Array;

    /// <summary>Writes a group; the tree has grown by it only when this returns.</summary>
    public SignedHead Append(IReadOnlyList<NewEntry> group, CompactRange tree)
    {
        var before = tree.Size;
        var rows = new Rows(group.Count);
        foreach (var entry in group)
        {
            RandomNumberGenerator.Fill(entry.Salted.AsSpan(0, NewEntry.SaltBytes));
            rows.Add(entry, tree);
        }

        var head = key.Sign(tree.Size, tree.Root, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        using var batch = new NpgsqlBatch(connection);
        Add(batch, PostgresSql.Advance, writer, before, head.Size, head.At.ToUnixTimeTicks(), head.Root.ToArray(),
            head.Signature);
        rows.AddTo(batch, before);
        if (head.Size / EntriesPerKeptHead > before / EntriesPerKeptHead)
        {
            Add(batch, PostgresSql.InsertHead, head.Size, head.At.ToUnixTimeTicks(), head.Root.ToArray(),
                head.Signature);
        }

        batch.ExecuteNonQuery();
        return head;
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }

    /// <summary>The rows of a group, column by column.</summary>
    private sealed class Rows(int count)
    {
        private readonly short[] _kinds = new short[count], _codecs = new short[count];
        private readonly long[] _times = new long[count], _marks = new long[count];
        private readonly Guid?[] _ids = new Guid?[count];
        private readonly byte[][] _leaves = new byte[count][], _contents = new byte[count][];
        private readonly List<StoredNode> _nodes = [];
        private readonly List<(long Gone, long By)> _disposals = [];
        private int _added;

        public void Add(NewEntry entry, CompactRange tree)
        {
            var position = tree.Size;
            var leaf = entry.HeadAt(position).Leaf(TreeHash.Of(entry.Salted));
            (_kinds[_added], _codecs[_added]) = ((short)entry.Kind, entry.Codec);
            (_times[_added], _marks[_added]) = (entry.At.ToUnixTimeTicks(), unchecked((long)entry.Mark));
            _ids[_added] = entry.Id is { } id ? PostgresRows.Id(id) : null;
            (_leaves[_added], _contents[_added]) = (leaf.ToArray(), entry.Salted);
            _added++;
            tree.Append(leaf, _nodes.Add);
            foreach (var gone in entry.Disposes)
            {
                _disposals.Add((gone, position));
            }
        }

        public void AddTo(NpgsqlBatch batch, long first)
        {
            PostgresAppender.Add(batch, PostgresSql.InsertEntries, first,
                Array(_kinds, NpgsqlDbType.Smallint), Array(_codecs, NpgsqlDbType.Smallint),
                Array(_times, NpgsqlDbType.Bigint), Array(_ids, NpgsqlDbType.Uuid),
                Array(_marks, NpgsqlDbType.Bigint), Array(_leaves, NpgsqlDbType.Bytea));
            PostgresAppender.Add(batch, PostgresSql.InsertContents, first, Array(_contents, NpgsqlDbType.Bytea));
            if (_nodes.Count > 0)
            {
                PostgresAppender.Add(batch, PostgresSql.InsertNodes,
                    Array(_nodes.ConvertAll(node => (short)node.Height), NpgsqlDbType.Smallint),
                    Array(_nodes.ConvertAll(node => node.Index), NpgsqlDbType.Bigint),
                    Array(_nodes.ConvertAll(node => node.Hash.ToArray()), NpgsqlDbType.Bytea));
            }

            if (_disposals.Count > 0)
            {
                PostgresAppender.Add(batch, PostgresSql.Dispose,
                    Array(_disposals.ConvertAll(one => one.Gone), NpgsqlDbType.Bigint),
                    Array(_disposals.ConvertAll(one => one.By), NpgsqlDbType.Bigint));
            }
        }

        private static NpgsqlParameter Array(object values, NpgsqlDbType type) =>
            new() { Value = values, NpgsqlDbType = Arrays | type };
    }
}
