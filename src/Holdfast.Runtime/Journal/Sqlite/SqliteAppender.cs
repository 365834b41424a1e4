using System.Security.Cryptography;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;
using Holdfast.Runtime.Sealing;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>Writes groups of entries, each in one transaction and so by one sync.</summary>
internal sealed class SqliteAppender : IDisposable
{
    // A head of about every so many entries stays; the others make way for the next.
    private const long EntriesPerKeptHead = 4096;

    private readonly SqliteConnection _connection;
    private readonly HeadKey _key;
    private readonly TimeProvider _clock;
    private readonly RecentIds _recent;
    private readonly Statement _indexed;
    private readonly Statement _entry, _content, _id, _node, _passing, _head, _disposal, _getContent, _dropContent;
    private readonly ContentSealer? _sealer;
    private readonly ContentOpener _opener;
    private readonly ExactBuffers _buffers = new();
    private readonly byte[] _idBytes = new byte[IdFingerprint.Bytes], _hashBytes = new byte[TreeHash.Bytes];

    public SqliteAppender(
        SqliteConnection connection, HeadKey key, TimeProvider clock, RecentIds recent, DataKeys dataKeys)
    {
        (_sealer, _opener) = (dataKeys.Sealer(), dataKeys.Opener());
        (_connection, _key, _clock, _recent) = (connection, key, clock, recent);
        _indexed = new(connection, JournalSql.UpdateIndexed, "$indexed");
        _entry = new(
            connection, JournalSql.InsertEntry, "$position", "$kind", "$codec", "$at", "$id", "$mark", "$leaf");
        _content = new(connection, JournalSql.InsertContent, "$position", "$salted");
        _id = new(connection, JournalSql.InsertId, "$id", "$position", "$mark");
        _node = new(connection, JournalSql.InsertNode, "$height", "$number", "$hash");
        _passing = new(connection, JournalSql.DeletePassingHead);
        _head = new(connection, JournalSql.InsertHead, "$size", "$at", "$root", "$signature", "$kept");
        _disposal = new(connection, JournalSql.InsertDisposal, "$position", "$by", "$digest");
        _getContent = new(connection, JournalSql.SelectContent, "$position");
        _dropContent = new(connection, JournalSql.DeleteContent, "$position");
    }

    /// <summary>Signs the head of a journal without an entry, in the transaction that makes it.</summary>
    public SignedHead SignEmpty() => WriteHead(new CompactRange(), sizeBefore: 0);

    /// <summary>Writes a group; the tree has grown by it only when this returns.</summary>
    public SignedHead Append(IReadOnlyList<NewEntry> group, CompactRange tree) => Whole(all: false, () =>
    {
        var sizeBefore = tree.Size;
        for (var i = 0; i < group.Count; i++)
        {
            Write(group[i], tree);
        }

        return WriteHead(tree, sizeBefore);
    }, () => tree.Size);

    /// <summary>Puts all ids into the index, so that the next start need not look for those that are missing.</summary>
    public void IndexAll(long size) => Whole(all: true, () => size, () => size);

    private T Whole<T>(bool all, Func<T> write, Func<long> size)
    {
        try
        {
            IReadOnlyList<int> due = [];
            var written = Statement.InTransaction(_connection, () =>
            {
                var result = write();
                due = _recent.Due(all);
                WriteIds(due, size());
                return result;
            });
            _recent.Settle(due);
            return written;
        }
        catch
        {
            _recent.Unstage();
            throw;
        }
    }

    private void WriteIds(IReadOnlyList<int> due, long size)
    {
        foreach (var recent in due.SelectMany(_recent.Of))
        {
            recent.Id.CopyTo(_idBytes);
            _id.Set(0, _idBytes).Set(1, recent.Position).Set(2, unchecked((long)recent.Mark)).Run();
        }

        if (due.Count > 0)
        {
            _indexed.Set(0, _recent.FirstLeft(due, size)).Run();
        }
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])
            [_indexed, _entry, _content, _id, _node, _passing, _head, _disposal, _getContent, _dropContent])
        {
            statement.Dispose();
        }

        _sealer?.Dispose();
        _opener.Dispose();
    }

    private void Write(NewEntry entry, CompactRange tree)
    {
        var position = tree.Size;
        RandomNumberGenerator.Fill(entry.Salted.AsSpan(0, NewEntry.SaltBytes));
        var leaf = entry.HeadAt(position).Leaf(TreeHash.Of(entry.Salted));
        leaf.CopyTo(_hashBytes);
        byte[]? id = null;
        if (entry.Id is { } fingerprint)
        {
            fingerprint.CopyTo(id = _idBytes);
            _recent.Stage(fingerprint, position, entry.Mark);
        }

        _entry.Set(0, position).Set(1, (long)entry.Kind).Set(2, entry.Codec).Set(3, entry.At.ToUnixTimeTicks())
            .Set(4, id).Set(5, unchecked((long)entry.Mark)).Set(6, _hashBytes).Run();
        _content.Set(0, position).Set(1, Kept(position, entry)).Run();
        tree.Append(leaf, Keep);
        foreach (var disposed in entry.Disposes)
        {
            DisposeOf(disposed, by: position);
        }
    }

    // SQLite has copied it when the row is written.
    private byte[] Kept(long position, NewEntry entry)
    {
        if (_sealer is null)
        {
            return entry.Salted;
        }

        var kept = _buffers.Of(entry.Salted.Length + ContentSealer.ExtraBytes);
        _sealer.Seal(position, (byte)entry.Kind, entry.Salted, kept);
        return kept;
    }

    private void Keep(StoredNode node)
    {
        node.Hash.CopyTo(_hashBytes);
        _node.Set(0, node.Height).Set(1, node.Index).Set(2, _hashBytes).Run();
    }

    private void DisposeOf(long position, long by)
    {
        using var row = _getContent.Set(0, position).Read();
        var salted = row.Read()
            ? _opener.Open(position, (EntryKind)row.GetInt64(1), row.Bytes(0))!
            : throw new InvalidOperationException($"Entry {position} has no content to dispose of.");
        row.Close();
        _disposal.Set(0, position).Set(1, by).Set(2, TreeHash.Of(salted).ToArray()).Run();
        _dropContent.Set(0, position).Run();
    }

    private SignedHead WriteHead(CompactRange tree, long sizeBefore)
    {
        var head = _key.Sign(tree.Size, tree.Root, Instant.FromDateTimeOffset(_clock.GetUtcNow()));
        var isKept = tree.Size / EntriesPerKeptHead > sizeBefore / EntriesPerKeptHead;
        _passing.Run();
        head.Root.CopyTo(_hashBytes);
        _head.Set(0, head.Size).Set(1, head.At.ToUnixTimeTicks()).Set(2, _hashBytes).Set(3, head.Signature)
            .Set(4, isKept ? 1 : 0).Run();
        return head;
    }
}
