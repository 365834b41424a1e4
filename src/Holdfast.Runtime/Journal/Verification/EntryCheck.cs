using System.Globalization;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Tree;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>Takes the entries of a journal one by one and says of the first thing that is wrong what it is.</summary>
internal sealed class EntryCheck : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly HeadCheck _key;
    private readonly CompactRange _tree = new();
    private readonly IdIndexCheck _ids;
    private readonly Statement _node, _disposal, _content, _selectHeads;
    private readonly SqliteDataReader _heads;
    private readonly Queue<SignedHead> _known;
    private SignedHead? _next;
    private long _nodes, _disposed;
    private VerificationFault? _inTree;

    public EntryCheck(SqliteConnection connection, HeadCheck key, IEnumerable<SignedHead> known)
    {
        (_connection, _key) = (connection, key);
        _known = new Queue<SignedHead>(known.OrderBy(head => head.Size));
        _ids = new IdIndexCheck(connection);
        _node = new Statement(connection, JournalSql.SelectNodes, "$height", "$from", "$to");
        _disposal = new Statement(connection, JournalSql.SelectDisposal, "$position");
        _content = new Statement(connection, JournalSql.SelectContent, "$position");
        _selectHeads = new Statement(connection, JournalSql.SelectHeads);
        Newest = SqliteJournal.NewestHead(connection, key.Origin);
        Size = Statement.Number(connection, JournalSql.CountEntries);
        _heads = _selectHeads.Read();
    }

    /// <summary>The newest signed head of the journal.</summary>
    public SignedHead Newest { get; }

    /// <summary>How many entries the journal seems to have.</summary>
    public long Size { get; }

    /// <summary>Entries that were found good.</summary>
    public long Entries => _tree.Size;

    public long ContentBytes { get; private set; }

    /// <summary>Whether what may be wrong now is none of the entries.</summary>
    public bool HasReadAll { get; set; }

    /// <summary>Whether the heads that are known are of this journal, and it is no older than they are.</summary>
    public VerificationFault? CheckHeads()
    {
        NextHead();
        foreach (var head in _known)
        {
            if (head.Origin != _key.Origin)
            {
                return new(
                    null, $"The journal is signed by another key than the head it is held against: {_key.Origin}.");
            }

            if (!_key.IsSigned(head))
            {
                return new(null, "The head that the journal is held against was not signed by its key.");
            }

            if (head.Size > Newest.Size)
            {
                return new(Math.Min(Newest.Size, Size), Text($"""
                    Entries are missing at the end: the journal says it has {Newest.Size}, and a head signed at
                     {head.At} says it had {head.Size}.
                    """));
            }
        }

        return CheckHeadsHere();
    }

    public VerificationFault? Take(JournalEntry entry)
    {
        var position = _tree.Size;
        if (entry.Position != position)
        {
            return entry.Position > position
                ? new(position, "The entry is missing.")
                : new(entry.Position, "There cannot be an entry at this position.");
        }

        if (Digest(entry) is not { } digest)
        {
            return new(position, "The content of the entry is missing, and no entry says that it was disposed of.");
        }

        if (entry.Head.Leaf(digest) != entry.Leaf)
        {
            return new(position, "The entry is not what was written.");
        }

        if ((entry.Head.Kind is EntryKind.Event) == entry.Head.Id is null)
        {
            return new(position, "The entry has no id of an event, or one that it should not have.");
        }

        _ids.Take(entry);
        _tree.Append(entry.Leaf, CheckNode);
        return _inTree ?? CheckHeadsHere();
    }

    /// <summary>What is left when all entries are good: nothing missing at the end, nothing besides.</summary>
    public VerificationFault? CheckRest()
    {
        if (_tree.Size != Newest.Size)
        {
            return _tree.Size < Newest.Size
                ? new(_tree.Size, Text(
                    $"Entries are missing from here on: the signed head says there are {Newest.Size}."))
                : new(Newest.Size, "The entry stands after the last signed head.");
        }

        if (Statement.Number(_connection, JournalSql.CountNodes) != _nodes)
        {
            return new(null, "There are more nodes of the tree than belong to it.");
        }

        if (Statement.Number(_connection, JournalSql.CountDisposals) != _disposed ||
            Statement.Number(_connection, JournalSql.CountContents) != _tree.Size - _disposed)
        {
            return new(null, "There is content that belongs to no entry, or was to be disposed of.");
        }

        using var structure = new Statement(_connection, JournalSql.QuickCheck);
        return _ids.Check(_tree.Size) ?? (structure.Scalar() is "ok"
            ? null
            : new(null, Text($"The file's structure is damaged: {structure.Scalar()}")));
    }

    public void Dispose()
    {
        _heads.Dispose();
        foreach (var statement in (Statement[])[_node, _disposal, _content, _selectHeads])
        {
            statement.Dispose();
        }
    }

    private static string Text(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture).ReplaceLineEndings("");

    private TreeHash? Digest(JournalEntry entry)
    {
        if (entry.Salted is { } salted)
        {
            ContentBytes += salted.Length;
            return TreeHash.Of(salted);
        }

        using var row = _disposal.Set(0, entry.Position).Read();
        if (!row.Read())
        {
            return null;
        }

        // The entry that is named is read again in its turn, and found to be good or not.
        var (by, digest) = (row.Number(0), row.Hash(1));
        _disposed++;
        return by > entry.Position && _content.Set(0, by).Scalar() is byte[] { Length: > NewEntry.SaltBytes } content &&
            DisposalContent.Names(content.AsSpan(NewEntry.SaltBytes), entry.Position)
            ? digest
            : null;
    }

    private void CheckNode(StoredNode node)
    {
        _nodes++;
        using var row = _node.Set(0, node.Height).Set(1, node.Index).Set(2, node.Index + 1).Read();
        if (!row.Read() || row.Hash(0) != node.Hash)
        {
            var first = node.Index << node.Height;
            _inTree ??= new(first, Text($"""
                One of the entries {first} to {first + (1L << node.Height) - 1}, or the node of the tree over them, is
                 not what was written.
                """));
        }
    }

    private VerificationFault? CheckHeadsHere()
    {
        while (_next is not null && _next.Size <= _tree.Size)
        {
            if (_next.Size < _tree.Size || _next.Root != _tree.Root || !_key.IsSigned(_next))
            {
                return Unlike("The signed head", _next);
            }

            NextHead();
        }

        while (_known.TryPeek(out var known) && known.Size == _tree.Size)
        {
            if (known.Root != _tree.Root)
            {
                return Unlike("The head it is held against", known);
            }

            _known.Dequeue();
        }

        return null;
    }

    private static VerificationFault Unlike(string head, SignedHead of) => new(Math.Max(of.Size - 1, 0), Text($"""
        {head} of size {of.Size} does not fit: it, or an entry up to here since the one before, is not what was
         written.
        """));

    private void NextHead() => _next = _heads.Read() ? _heads.Head(_key.Origin) : null;
}
