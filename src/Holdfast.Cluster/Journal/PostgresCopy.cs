using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Npgsql;
using NpgsqlTypes;

namespace Holdfast.Cluster.Journal;

/// <summary>Copies the rows of a backup into a schema as they stand, so that it is the same journal.</summary>
internal static class PostgresCopy
{
    private const int Heights = 63;

    public static void Write(IJournalRecords records, NpgsqlConnection connection, CancellationToken ct)
    {
        Copy(connection, PostgresSql.CopyEntries, records.Stored(0, long.MaxValue), (row, entry) =>
        {
            ct.ThrowIfCancellationRequested();
            row.Write(entry.Position, NpgsqlDbType.Bigint);
            row.Write((short)entry.Head.Kind, NpgsqlDbType.Smallint);
            row.Write((short)entry.Head.Codec, NpgsqlDbType.Smallint);
            row.Write(entry.Head.At.ToUnixTimeTicks(), NpgsqlDbType.Bigint);
            if (entry.Head.Id is { } id)
            {
                row.Write(PostgresRows.Id(id), NpgsqlDbType.Uuid);
            }
            else
            {
                row.WriteNull();
            }

            row.Write(unchecked((long)entry.Head.Mark), NpgsqlDbType.Bigint);
            row.Write(entry.Leaf.ToArray(), NpgsqlDbType.Bytea);
        });
        var contents = records.Stored(0, long.MaxValue).Where(entry => entry.Salted is not null);
        Copy(connection, PostgresSql.CopyContents, contents, (row, entry) =>
        {
            ct.ThrowIfCancellationRequested();
            row.Write(entry.Position, NpgsqlDbType.Bigint);
            row.Write(entry.Salted!, NpgsqlDbType.Bytea);
        });
        Copy(connection, PostgresSql.CopyDataKeys, records.DataKeys(), (row, key) =>
        {
            row.Write(key.From, NpgsqlDbType.Bigint);
            row.Write(key.Wrapped, NpgsqlDbType.Bytea);
        });
        Copy(connection, PostgresSql.CopyDisposals, records.Disposals(0, long.MaxValue), (row, gone) =>
        {
            row.Write(gone.Position, NpgsqlDbType.Bigint);
            row.Write(gone.By, NpgsqlDbType.Bigint);
            row.Write(gone.Digest.ToArray(), NpgsqlDbType.Bytea);
        });
        var nodes = Enumerable.Range(0, Heights).Where(StoredNode.IsStored)
            .SelectMany(height => records.Nodes(height, 0, long.MaxValue));
        Copy(connection, PostgresSql.CopyNodes, nodes, (row, node) =>
        {
            row.Write((short)node.Height, NpgsqlDbType.Smallint);
            row.Write(node.Index, NpgsqlDbType.Bigint);
            row.Write(node.Hash.ToArray(), NpgsqlDbType.Bytea);
        });
        Copy(connection, PostgresSql.CopyHeads, records.Heads().Where(kept => kept.IsKept), (row, kept) =>
        {
            row.Write(kept.Head.Size, NpgsqlDbType.Bigint);
            row.Write(kept.Head.At.ToUnixTimeTicks(), NpgsqlDbType.Bigint);
            row.Write(kept.Head.Root.ToArray(), NpgsqlDbType.Bytea);
            row.Write(kept.Head.Signature, NpgsqlDbType.Bytea);
        });
    }

    private static void Copy<T>(
        NpgsqlConnection connection, string sql, IEnumerable<T> rows, Action<NpgsqlBinaryImporter, T> write)
    {
        using var copy = connection.BeginBinaryImport(sql);
        foreach (var row in rows)
        {
            copy.StartRow();
            write(copy, row);
        }

        copy.Complete();
    }
}
