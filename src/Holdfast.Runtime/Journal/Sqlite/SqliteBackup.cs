using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>
/// Backups have one form whatever store they are of: the file of an SQLite journal. From another store rows are copied
/// as they stand, sealed, with their leaves and signatures, so that the copy is the same journal and no key is needed.
/// </summary>
public static class SqliteBackup
{
    private const int Heights = 63;

    /// <summary>Copies what another store keeps into a file.</summary>
    /// <param name="records">What is kept there.</param>
    /// <param name="file">The file, which is there and empty.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="JournalException">It cannot be read, or the file cannot be written.</exception>
    public static void Write(IJournalRecords records, string file, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(records);
        try
        {
            using var connection = SqliteFile.ForCopying(file);
            Statement.Run(connection, JournalSql.BeforeSchema);
            Statement.InTransaction(connection, () =>
            {
                SqliteFile.CreateSchema(connection);
                using var insert = new Statement(connection, JournalSql.InsertKey, "$key");
                insert.Set(0, records.Key.PublicKey).Run();
                foreach (var key in records.DataKeys())
                {
                    SqliteFile.KeepDataKey(connection, key);
                }

                CopyEntries(records, connection, ct);
                CopyTree(records, connection);
                Statement.Run(connection, JournalSql.IndexAllEntries);
                return true;
            });
            Statement.Run(connection, JournalSql.SingleFile);
        }
        catch (SqliteException failure)
        {
            throw SqliteFile.Explain(failure, file);
        }

        using var copied = new FileStream(file, FileMode.Open, FileAccess.Write);
        copied.Flush(flushToDisk: true);
    }

    /// <summary>Opens a backup for copying it elsewhere.</summary>
    /// <exception cref="JournalException">There is none, or this release does not read it.</exception>
    public static IJournalRecords Open(string file) => SqliteRecords.Open(file, master: null);

    private static void CopyEntries(IJournalRecords records, SqliteConnection connection, CancellationToken ct)
    {
        using var insert = new Statement(
            connection, JournalSql.InsertEntry, "$position", "$kind", "$codec", "$at", "$id", "$mark", "$leaf");
        using var content = new Statement(connection, JournalSql.InsertContent, "$position", "$salted");
        foreach (var entry in records.Stored(long.MinValue, long.MaxValue))
        {
            ct.ThrowIfCancellationRequested();
            byte[]? id = null;
            if (entry.Head.Id is { } fingerprint)
            {
                fingerprint.CopyTo(id = new byte[IdFingerprint.Bytes]);
            }

            insert.Set(0, entry.Position).Set(1, (long)entry.Head.Kind).Set(2, entry.Head.Codec)
                .Set(3, entry.Head.At.ToUnixTimeTicks()).Set(4, id).Set(5, unchecked((long)entry.Head.Mark))
                .Set(6, entry.Leaf.ToArray()).Run();
            if (entry.Salted is { } salted)
            {
                content.Set(0, entry.Position).Set(1, salted).Run();
            }
        }

        using var insertDisposal = new Statement(
            connection, JournalSql.InsertDisposal, "$position", "$by", "$digest");
        foreach (var gone in records.Disposals(long.MinValue, long.MaxValue))
        {
            insertDisposal.Set(0, gone.Position).Set(1, gone.By).Set(2, gone.Digest.ToArray()).Run();
        }
    }

    private static void CopyTree(IJournalRecords records, SqliteConnection connection)
    {
        using var insertNode = new Statement(connection, JournalSql.InsertNode, "$height", "$number", "$hash");
        foreach (var height in Enumerable.Range(0, Heights).Where(StoredNode.IsStored))
        {
            foreach (var node in records.Nodes(height, long.MinValue, long.MaxValue))
            {
                insertNode.Set(0, node.Height).Set(1, node.Index).Set(2, node.Hash.ToArray()).Run();
            }
        }

        using var insertHead = new Statement(
            connection, JournalSql.InsertHead, "$size", "$at", "$root", "$signature", "$kept");
        foreach (var (head, isKept) in records.Heads())
        {
            insertHead.Set(0, head.Size).Set(1, head.At.ToUnixTimeTicks()).Set(2, head.Root.ToArray())
                .Set(3, head.Signature).Set(4, isKept ? 1 : 0).Run();
        }
    }
}
