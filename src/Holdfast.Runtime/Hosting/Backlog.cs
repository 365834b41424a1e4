namespace Holdfast.Runtime.Hosting;

/// <summary>
/// What waits for the writer of a partition, and how much is on its way in all: room is given back only when what took
/// it is durable. Single events find room or are turned away; everything else waits for it.
/// </summary>
internal sealed class Backlog(PartitionOptions limits) : IDisposable
{
    // More decided together would keep the journal waiting that is done with its last group.
    private const int WorksInTurn = 128;

    // Batches hold many lines each, and go to the journal one or two at a time.
    private const int BytesInTurn = 256 * 1024;

    private readonly object _lock = new();
    private readonly Queue<PartitionWork> _queue = [];
    private readonly SemaphoreSlim _batches = new(limits.MostBatches);
    private int _events;
    private long _eventBytes;
    private EventAnswer? _refusal = EventAnswer.Unavailable.Now;
    private bool _isWriterWaiting, _isWoken, _hasEnded;

    /// <summary>Single events on their way.</summary>
    public int Events => Volatile.Read(ref _events);

    /// <summary>What an event would be answered that came now and found no place; null where there is one.</summary>
    public EventAnswer? Refusal => Volatile.Read(ref _refusal)
        ?? (Volatile.Read(ref _events) >= limits.MostEvents ? EventAnswer.Overloaded.Now : null);

    /// <summary>Puts an event in; null, or the answer it gets because it has no place.</summary>
    public EventAnswer? Add(EventWork work)
    {
        lock (_lock)
        {
            if (_refusal is not null)
            {
                return _refusal;
            }

            if (_events >= limits.MostEvents || _eventBytes + work.Bytes > limits.MostEventBytes)
            {
                return EventAnswer.Overloaded.Now;
            }

            _events++;
            _eventBytes += work.Bytes;
            Enqueue(work);
            return null;
        }
    }

    /// <summary>Puts something else in, when there is room; false where nothing is taken in.</summary>
    public async ValueTask<bool> AddAsync(PartitionWork work, CancellationToken ct)
    {
        await _batches.WaitAsync(ct).ConfigureAwait(false);
        lock (_lock)
        {
            if (_refusal is null)
            {
                Enqueue(work);
                return true;
            }
        }

        _batches.Release();
        return false;
    }

    /// <summary>Gives back the room of what is done with.</summary>
    public void Release(List<PartitionWork> done)
    {
        var batches = 0;
        lock (_lock)
        {
            foreach (var work in done)
            {
                if (work is EventWork)
                {
                    _events--;
                    _eventBytes -= work.Bytes;
                }
                else
                {
                    batches++;
                }
            }
        }

        if (batches > 0)
        {
            _batches.Release(batches);
        }
    }

    /// <summary>
    /// Waits for work and takes a turn's worth of it, or nothing after <see cref="Suspend"/>; false when all is done
    /// that came before the end.
    /// </summary>
    public bool Take(List<PartitionWork> turn)
    {
        lock (_lock)
        {
            while (_queue.Count == 0 && !_isWoken && !_hasEnded)
            {
                _isWriterWaiting = true;
                Monitor.Wait(_lock);
            }

            (_isWriterWaiting, _isWoken) = (false, false);
            var bytes = 0;
            while (turn.Count < WorksInTurn && bytes < BytesInTurn && _queue.TryPeek(out var next)
                && !(next.StandsAlone && turn.Count > 0))
            {
                turn.Add(_queue.Dequeue());
                bytes += next.Bytes;
                if (next.StandsAlone)
                {
                    break;
                }
            }

            return turn.Count > 0 || !_hasEnded;
        }
    }

    /// <summary>Takes work in from now on.</summary>
    public void Open()
    {
        lock (_lock)
        {
            _refusal = _hasEnded ? EventAnswer.Unavailable.Now : null;
            _isWoken = false;
        }
    }

    /// <summary>
    /// Takes nothing in until it is opened again, and has the writer see why, though there may be no work.
    /// </summary>
    public void Suspend()
    {
        lock (_lock)
        {
            _refusal = EventAnswer.Unavailable.Now;
            _isWoken = true;
            Monitor.Pulse(_lock);
        }
    }

    /// <summary>Hands out what was not begun.</summary>
    public List<PartitionWork> Clear()
    {
        lock (_lock)
        {
            List<PartitionWork> left = [.. _queue];
            _queue.Clear();
            return left;
        }
    }

    /// <summary>Takes nothing in any more; what is there is done yet.</summary>
    public void End()
    {
        lock (_lock)
        {
            _refusal = EventAnswer.Unavailable.Now;
            _hasEnded = true;
            Monitor.Pulse(_lock);
        }
    }

    public void Dispose() => _batches.Dispose();

    private void Enqueue(PartitionWork work)
    {
        _queue.Enqueue(work);
        if (_isWriterWaiting)
        {
            _isWriterWaiting = false;
            Monitor.Pulse(_lock);
        }
    }
}
