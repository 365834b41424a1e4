using System.Globalization;
using Holdfast.Runtime.Journal.Tree;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>Takes the entries of a journal one by one and says of the first thing that is wrong what it is.</summary>
internal sealed class EntryCheck
{
    private readonly IJournalRecords _records;
    private readonly HeadCheck _key;
    private readonly CompactRange _tree = new();
    private readonly IdIndexCheck? _ids;
    private readonly Queue<SignedHead> _known;
    private readonly Queue<SignedHead> _heads = [];
    private readonly RecordCounts _counts;
    private RecordBatch? _batch;
    private long _nodes, _disposed;
    private VerificationFault? _inTree;

    public EntryCheck(IJournalRecords records, IEnumerable<SignedHead> known)
    {
        (_records, _key) = (records, records.Key);
        _known = new Queue<SignedHead>(known.OrderBy(head => head.Size));
        _ids = records.Ids is { } ids ? new IdIndexCheck(ids) : null;
        Newest = records.Newest;
        _counts = records.Count();
    }

    /// <summary>The newest signed head of the journal.</summary>
    public SignedHead Newest { get; }

    /// <summary>Entries that were found good.</summary>
    public long Entries => _tree.Size;

    public long ContentBytes { get; private set; }

    /// <summary>Told of each entry that was found good and has its content; null for nobody.</summary>
    public Action<JournalEntry>? Each { get; init; }

    /// <summary>Whether what may be wrong now is none of the entries.</summary>
    public bool HasReadAll { get; set; }

    /// <summary>Whether the heads that are known are of this journal, and it is no older than they are.</summary>
    public VerificationFault? CheckHeads()
    {
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
                return new(Math.Min(Newest.Size, _counts.Entries), Text($"""
                    Entries are missing at the end: the journal says it has {Newest.Size}, and a head signed at
                     {head.At} says it had {head.Size}.
                    """));
            }
        }

        return null;
    }

    /// <summary>The first thing that is wrong with a batch; null where nothing is.</summary>
    public VerificationFault? Take(RecordBatch batch)
    {
        _batch = batch;
        foreach (var head in batch.Heads)
        {
            _heads.Enqueue(head);
        }

        var fault = CheckHeadsHere();
        for (var i = 0; i < batch.Entries.Count && fault is null; i++)
        {
            fault = Take(batch.Entries[i]);
        }

        return fault;
    }

    private VerificationFault? Take(JournalEntry entry)
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

        _ids?.Take(entry);
        _tree.Append(entry.Leaf, CheckNode);
        if (entry.Salted is not null)
        {
            Each?.Invoke(entry);
        }

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

        if (_counts.Nodes != _nodes)
        {
            return new(null, "There are more nodes of the tree than belong to it.");
        }

        if (_counts.Disposals != _disposed || _counts.Contents != _tree.Size - _disposed)
        {
            return new(null, "There is content that belongs to no entry, or was to be disposed of.");
        }

        return _ids?.Check(_tree.Size) ?? (_records.StructureFault() is { } fault ? new(null, fault) : null);
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

        if (!_batch!.Gone.TryGetValue(entry.Position, out var gone) || !gone.IsSaid)
        {
            return null;
        }

        _disposed++;
        return gone.Digest;
    }

    private void CheckNode(StoredNode node)
    {
        _nodes++;
        if (!_batch!.Nodes.TryGetValue((node.Height, node.Index), out var stored) || stored != node.Hash)
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
        while (_heads.TryPeek(out var next) && next.Size <= _tree.Size)
        {
            if (next.Size < _tree.Size || next.Root != _tree.Root || !_key.IsSigned(next))
            {
                return Unlike("The signed head", next);
            }

            _heads.Dequeue();
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

    private static VerificationFault Unlike(string head, SignedHead of) => new(Math.Max(of.Size, 1) - 1, Text($"""
        {head} of size {of.Size} does not fit: it, or an entry up to here since the one before, is not what was
         written.
        """));
}
