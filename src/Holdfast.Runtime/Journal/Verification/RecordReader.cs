using System.Collections.Concurrent;
using Holdfast.Runtime.Journal.Tree;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>
/// Reads all records of one look at a journal in order, in batches that can be checked without asking for anything
/// more: who checks them does so on another thread.
/// </summary>
internal sealed class RecordReader(IJournalRecords records)
{
    // A whole number of stored nodes of the lowest height, so that each is asked for with its own entries.
    private const int EntriesPerBatch = 1024;

    // What an entry of disposal names is kept for the next that it disposed of.
    private const int DisposalsRemembered = 16;

    private readonly Dictionary<long, HashSet<long>> _said = [];
    private readonly Queue<SignedHead> _heads = new(records.Heads().Select(kept => kept.Head));

    /// <summary>Hands all on; what was read before it cannot be read on as well.</summary>
    public void Read(BlockingCollection<RecordBatch> batches, CancellationToken ct)
    {
        try
        {
            var (size, first, isWhole) = (records.Newest.Size, 0L, true);
            ReadStretch(long.MinValue, 0, batches, ct);
            while (isWhole && first < size)
            {
                var before = first + Math.Min(EntriesPerBatch, size - first);
                isWhole = ReadStretch(first, before, batches, ct) == before - first;
                first = before;
            }

            // Nothing may stand there; it is handed on until somebody says so. The same after the first entry that is
            // missing: how many there are said to be is no reason to look for all of them.
            ReadStretch(first, long.MaxValue, batches, ct);
        }
        finally
        {
            batches.CompleteAdding();
        }
    }

    // How many entries there were.
    private long ReadStretch(long first, long before, BlockingCollection<RecordBatch> batches, CancellationToken ct)
    {
        List<JournalEntry> read = new(EntriesPerBatch);
        var count = 0L;
        var isWithin = first >= 0 && before < long.MaxValue;
        try
        {
            foreach (var entry in records.Entries(first, before))
            {
                read.Add(entry);
                count++;
                if (read.Count == EntriesPerBatch && !isWithin)
                {
                    batches.Add(Batch([.. read], first, before, isWithin), ct);
                    read.Clear();
                }
            }
        }
        catch (JournalException)
        {
            batches.Add(Batch(read, first, before, isWithin), ct);
            throw;
        }

        batches.Add(Batch(read, first, before, isWithin), ct);
        return count;
    }

    private RecordBatch Batch(List<JournalEntry> entries, long first, long before, bool isWithin)
    {
        List<SignedHead> heads = [];
        while (_heads.TryPeek(out var head) && head.Size <= before)
        {
            heads.Add(_heads.Dequeue());
        }

        Dictionary<(int, long), TreeHash> nodes = [];
        if (isWithin)
        {
            for (var height = StoredNode.Step; before >> height > first >> height; height += StoredNode.Step)
            {
                foreach (var node in records.Nodes(height, first >> height, before >> height))
                {
                    nodes[(height, node.Index)] = node.Hash;
                }
            }
        }

        Dictionary<long, GoneContent> gone = [];
        if (entries.Any(entry => entry.Salted is null))
        {
            foreach (var disposal in records.Disposals(entries[0].Position, entries[^1].Position + 1))
            {
                gone[disposal.Position] = new GoneContent(disposal.Digest, IsSaid(disposal));
            }
        }

        return new RecordBatch(entries, heads, nodes, gone);
    }

    // The entry that says it is read again in its turn, and found to be good or not.
    private bool IsSaid(RecordedDisposal disposal)
    {
        // No entry has the largest of all numbers, and none could be asked for that is before the next.
        if (disposal.By <= disposal.Position || disposal.By == long.MaxValue)
        {
            return false;
        }

        if (!_said.TryGetValue(disposal.By, out var positions))
        {
            if (_said.Count == DisposalsRemembered)
            {
                _said.Clear();
            }

            if (Sayer(disposal.By) is not { } entry)
            {
                // That one is missing itself or cannot be read, and will be named for it.
                return disposal.By < records.Newest.Size;
            }

            _said[disposal.By] = positions = entry is { Salted.Length: >= NewEntry.SaltBytes }
                && entry.Head.Kind is EntryKind.Disposal
                ? DisposalContent.Positions(entry.Content.Span)
                : [];
        }

        return positions.Contains(disposal.Position);
    }

    private JournalEntry? Sayer(long position)
    {
        try
        {
            return records.Entries(position, position + 1).FirstOrDefault();
        }
        catch (JournalException failure) when (failure.Fault is JournalFault.Damaged)
        {
            return null;
        }
    }
}
