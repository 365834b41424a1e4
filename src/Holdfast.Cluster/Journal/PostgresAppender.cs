using System.Security.Cryptography;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Sealing;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Holdfast.Cluster.Journal;

/// <summary>
/// Writes groups of entries, each by one message to the server, which does it whole or not at all: all that a group
/// writes goes there together, and the answer comes when it is durable.
/// </summary>
internal sealed class PostgresAppender(
    NpgsqlConnection connection, long writer, HeadKey key, TimeProvider clock, DataKeys dataKeys) : IDisposable
{
    /// <summary>A head of about every so many entries stays.</summary>
    private const long EntriesPerKeptHead = 4096;

    private const NpgsqlDbType Arrays = NpgsqlDbType.Array;

    private readonly ContentSealer? _sealer = dataKeys.Sealer();
    private readonly ContentOpener _opener = dataKeys.Opener();

    /// <summary>Writes a group; the tree has grown by it only when this returns.</summary>
    public SignedHead Append(IReadOnlyList<NewEntry> group, CompactRange tree)
    {
        var before = tree.Size;
        var rows = new Rows(group, _sealer);
        foreach (var entry in group)
        {
            RandomNumberGenerator.Fill(entry.Salted.AsSpan(0, NewEntry.SaltBytes));
            rows.Add(entry, tree);
        }

        rows.Dispose(DigestsOf);

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

    public void Dispose()
    {
        _sealer?.Dispose();
        _opener.Dispose();
    }

    // Of what is there to be disposed of; what is not there the server finds out.
    private Dictionary<long, byte[]> DigestsOf(long[] positions)
    {
        using var select = new NpgsqlCommand(PostgresSql.SelectContents, connection);
        select.Parameters.Add(new NpgsqlParameter { Value = positions });
        using var rows = select.ExecuteReader();
        Dictionary<long, byte[]> digests = [];
        while (rows.Read())
        {
            var position = rows.GetInt64(0);
            var salted = _opener.Open(position, (EntryKind)rows.GetInt16(1), rows.GetFieldValue<byte[]>(2));
            digests[position] = TreeHash.Of(salted!).ToArray();
        }

        return digests;
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
    private sealed class Rows
    {
        private readonly ContentSealer? _sealer;
        private readonly short[] _kinds, _codecs;
        private readonly long[] _times, _marks;
        private readonly Guid?[] _ids;
        private readonly byte[][] _leaves;
        private readonly ReadOnlyMemory<byte>[] _contents;
        private readonly List<StoredNode> _nodes = [];
        private readonly List<(long Gone, long By)> _disposals = [];
        private readonly byte[] _sealed;
        private byte[][] _digests = [];
        private int _added, _used;

        public Rows(IReadOnlyList<NewEntry> group, ContentSealer? sealer)
        {
            var count = group.Count;
            _sealer = sealer;
            (_kinds, _codecs) = (new short[count], new short[count]);
            (_times, _marks) = (new long[count], new long[count]);
            (_ids, _leaves) = (new Guid?[count], new byte[count][]);
            _contents = new ReadOnlyMemory<byte>[count];
            _sealed = new byte[sealer is null ? 0 : group.Sum(one => one.Salted.Length + ContentSealer.ExtraBytes)];
        }

        public void Add(NewEntry entry, CompactRange tree)
        {
            var position = tree.Size;
            var leaf = entry.HeadAt(position).Leaf(TreeHash.Of(entry.Salted));
            (_kinds[_added], _codecs[_added]) = ((short)entry.Kind, entry.Codec);
            (_times[_added], _marks[_added]) = (entry.At.ToUnixTimeTicks(), unchecked((long)entry.Mark));
            _ids[_added] = entry.Id is { } id ? PostgresRows.Id(id) : null;
            (_leaves[_added], _contents[_added]) = (leaf.ToArray(), Kept(position, entry));
            _added++;
            tree.Append(leaf, _nodes.Add);
            foreach (var gone in entry.Disposes)
            {
                _disposals.Add((gone, position));
            }
        }

        /// <summary>Finds out what has to be left of what is disposed of.</summary>
        public void Dispose(Func<long[], Dictionary<long, byte[]>> digestsOf)
        {
            if (_disposals.Count > 0)
            {
                var digests = digestsOf([.. _disposals.Select(one => one.Gone)]);
                _digests = [.. _disposals.Select(one => digests.GetValueOrDefault(one.Gone, []))];
            }
        }

        // All of a group in one piece of memory.
        private ReadOnlyMemory<byte> Kept(long position, NewEntry entry)
        {
            if (_sealer is null)
            {
                return entry.Salted;
            }

            var kept = _sealed.AsMemory(_used, entry.Salted.Length + ContentSealer.ExtraBytes);
            _used += kept.Length;
            _sealer.Seal(position, (byte)entry.Kind, entry.Salted, kept.Span);
            return kept;
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
                    Array(_disposals.ConvertAll(one => one.By), NpgsqlDbType.Bigint),
                    Array(_digests, NpgsqlDbType.Bytea));
            }
        }

        private static NpgsqlParameter Array(object values, NpgsqlDbType type) =>
            new() { Value = values, NpgsqlDbType = Arrays | type };
    }
}
