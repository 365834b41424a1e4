using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// Which events were decided, all of them: what is durable by the journal's index, what is on its way there by
/// memory. The number of an event is its position.
/// </summary>
internal sealed class JournalIds(IJournal journal) : IEventIds
{
    private readonly Dictionary<IdFingerprint, (long Position, ulong Mark)> _onTheWay = [];
    private readonly Queue<(IdFingerprint? Id, NewEntry Entry)> _entries = [];
    private long _first = journal.Head.Size;

    /// <summary>The position of the next entry.</summary>
    public long Next => _first + _entries.Count;

    public Recognition Recognize(IdFingerprint id, ContentMark content, bool takeIn, out long number)
    {
        if (!_onTheWay.TryGetValue(id, out var known) && !journal.TryFind(id, out known.Position, out known.Mark))
        {
            number = Next;
            return Recognition.New;
        }

        number = known.Position;
        return known.Mark == content.Low ? Recognition.Repeat : Recognition.Reuse;
    }

    /// <summary>Takes in the next entry, which is on its way to the journal.</summary>
    public void Add(NewEntry entry)
    {
        if (entry.Id is { } id)
        {
            _onTheWay.Add(id, (Next, entry.Mark));
        }

        _entries.Enqueue((entry.Id, entry));
    }

    /// <summary>Forgets what has become durable.</summary>
    public void ForgetDurable()
    {
        for (var durable = journal.Head.Size; _first < durable && _entries.Count > 0; _first++)
        {
            if (_entries.Dequeue().Id is { } id)
            {
                _onTheWay.Remove(id);
            }
        }
    }

    /// <summary>The decision of the event of a position; null where it was disposed of.</summary>
    public ReadOnlyMemory<byte>? DecisionAt(long position)
    {
        // Seldom so: the same event twice within what one sync takes.
        var entry = position >= _first ? _entries.ElementAt((int)(position - _first)).Entry : null;
        var read = entry is null
            ? journal.At(position)
            : new JournalEntry(entry.HeadAt(position), default, entry.Salted);
        return read.Salted is null ? default(ReadOnlyMemory<byte>?) : EventContent.Read(read).Decision;
    }
}
