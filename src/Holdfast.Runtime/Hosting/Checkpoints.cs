using Holdfast.Engine;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// What the engine knew at some position of the journal, in a file beside it, so that not all of it is to be read
/// again; and what of it is not in memory. It is not trusted unless it was made of this very journal.
/// </summary>
/// <remarks>
/// A checkpoint is gathered on the thread that decides, a slice at a time between two batches, and written by another
/// when the entries are durable that it knows.
/// </remarks>
internal sealed class Checkpoints : IDisposable
{
    /// <summary>
    /// After so many entries a checkpoint begins: a start after a kill has not many more to decide again.
    /// </summary>
    public const long UsualEntries = 100_000;

    // Between two looks at the clock. The dearest part is a block of a table: a tenth of a millisecond.
    private const int PartsAtOnce = 8;

    private static readonly TimeSpan
        ShortestSlice = TimeSpan.FromMilliseconds(1),
        LongestSlice = TimeSpan.FromMilliseconds(10),
        RetryAfter = TimeSpan.FromSeconds(5);

    private readonly string _path;
    private readonly IJournal _journal;
    private readonly Action<SignedHead> _keepHead;
    private readonly MemoryLimit _limit;
    private readonly TimeProvider _clock;
    private readonly MasterKey? _master;
    private readonly KnowledgeMeter _meter;
    private KnownFile? _file;
    private KnowledgeStore? _store;
    private KnowledgeFigures _figures = new(default, 0, 0, 0);

    // The position of the last checkpoint in the file; of the one being gathered or written.
    private long _last, _next;
    private bool _isGathering, _isCondemned;
    private Task _durable = Task.CompletedTask;
    private PartBatch? _batch;
    private Task? _commit;
    private long _lastSlice, _retryFrom;

    /// <param name="folder">The folder of the file; made where there is none.</param>
    /// <param name="journal">The journal it has to be of.</param>
    /// <param name="keepHead">Told the newest head with each checkpoint, on the thread that writes.</param>
    /// <param name="limit">How much memory what is known may take.</param>
    /// <param name="clock">Measures slices.</param>
    /// <param name="master">The master key that the file is sealed under; null where it is not.</param>
    public Checkpoints(
        string folder, IJournal journal, Action<SignedHead> keepHead, MemoryLimit limit, TimeProvider clock,
        MasterKey? master)
    {
        Directory.CreateDirectory(folder);
        _path = Path.Combine(folder, "known.db");
        (_journal, _keepHead, _limit, _clock, _master) = (journal, keepHead, limit, clock, master);
        _lastSlice = clock.GetTimestamp();
        _meter = new KnowledgeMeter(() => Figures, limit);
    }

    /// <summary>After how many entries a checkpoint begins.</summary>
    public long EntriesPerCheckpoint { get; init; } = UsualEntries;

    /// <summary>How it stands, as of the last slice; for any thread.</summary>
    public KnowledgeFigures Figures => Volatile.Read(ref _figures);

    /// <summary>Why a checkpoint that was there is of no use; null where there was none, or it is good.</summary>
    public string? Fault { get; private set; }

    /// <summary>The file, for tests that stop the world at one of its steps.</summary>
    internal KnownFile? FileInUse => _file;

    /// <summary>The engine of the checkpoint and its position; null where there is none that is good.</summary>
    /// <param name="policyAt">The policy in force at a position.</param>
    public (DecisionEngine Engine, long Position)? Load(Func<long, DecisionPolicy> policyAt)
    {
        if (!File.Exists(_path))
        {
            return null;
        }

        try
        {
            _file = KnownFile.Open(_path, _master);
            if (_file.Place is not { } place)
            {
                return null;
            }

            if (place.Position > _journal.Head.Size || _journal.RootAt(place.Position) != place.Root)
            {
                throw new InvalidDataException($"{_path} was made of another journal.");
            }

            _store = new KnowledgeStore(_file);
            _last = place.Position;
            return (DecisionEngine.Open(_store, policyAt(place.Position), _limit.InMemory), place.Position);
        }
        catch (InvalidDataException failure)
        {
            Fault = failure.Message;
            return null;
        }
    }

    /// <summary>An engine that knows nothing; what the file holds is gone.</summary>
    public DecisionEngine Begin(DecisionPolicy policy)
    {
        WaitForCommit(Timeout.InfiniteTimeSpan);
        (_isGathering, _batch, _commit, _isCondemned) = (false, null, null, false);
        _file?.Dispose();
        KnownFile.Remove(_path);
        _file = KnownFile.Open(_path, _master);
        _store = new KnowledgeStore(_file);
        _last = 0;
        return new DecisionEngine(policy, _store, _limit.InMemory);
    }

    /// <summary>
    /// Notes that the file is not what it should be, and takes it away in the end: the next start knows all from the
    /// journal.
    /// </summary>
    public void Condemn(string fault)
    {
        Fault = fault;
        _isCondemned = true;
    }

    /// <summary>Goes on with what there is to do, for a slice of time between two batches.</summary>
    /// <param name="engine">The engine, with nothing under way.</param>
    /// <param name="position">The entries that it knows.</param>
    /// <param name="durable">Gives what is done when these are durable.</param>
    /// <returns>Whether another slice would go on with it.</returns>
    public bool Advance(DecisionEngine engine, long position, Func<Task> durable)
    {
        Settle();
        if (!_isGathering && _batch is null && position > _last && (position - _last >= EntriesPerCheckpoint
            || _store!.Bytes >= _limit.OnTheWay))
        {
            Begin(engine, position, durable);
        }

        if (_isGathering)
        {
            GatherSlice(engine);
        }
        else if (_store!.Bytes >= _limit.MostOnTheWay)
        {
            HoldBack();
        }

        Volatile.Write(ref _figures, new KnowledgeFigures(engine.Use, _store!.Bytes, _last, position - _last));
        _lastSlice = _clock.GetTimestamp();
        return _isGathering;
    }

    /// <summary>Makes a checkpoint of all that is known, and waits until it is in the file.</summary>
    /// <exception cref="JournalException">
    /// The entries did not become durable, or the file takes nothing in: the checkpoint before is still there.
    /// </exception>
    public void Finish(DecisionEngine engine, long position, Func<Task> durable)
    {
        Complete(engine);
        if (_last != position)
        {
            Begin(engine, position, durable);
            Complete(engine);
        }
    }

    public void Dispose()
    {
        _meter.Dispose();
        WaitForCommit(Timeout.InfiniteTimeSpan);
        _file?.Dispose();
        if (_isCondemned)
        {
            KnownFile.Remove(_path);
        }
    }

    // The disk does not keep up: memory would grow without a limit if events did not wait for it, a little at first.
    private void HoldBack()
    {
        WaitForCommit(_store!.Bytes < 2 * _limit.MostOnTheWay ? LongestSlice : Timeout.InfiniteTimeSpan);
        Settle();
    }

    private void WaitForCommit(TimeSpan atMost)
    {
        try
        {
            _commit?.Wait(atMost);
        }
        catch (AggregateException)
        {
            // The checkpoint before is still there.
        }
    }

    private void Begin(DecisionEngine engine, long position, Func<Task> durable)
    {
        (_next, _durable, _isGathering) = (position, durable(), true);
        _store!.Begin();
        engine.BeginCheckpoint();
    }

    // No longer than half of what was decided since the last slice took, and so a third of all time, for a short while.
    private void GatherSlice(DecisionEngine engine)
    {
        var started = _clock.GetTimestamp();
        var slice = _clock.GetElapsedTime(_lastSlice, started) / 2;
        slice = slice < ShortestSlice ? ShortestSlice : slice > LongestSlice ? LongestSlice : slice;
        do
        {
            if (engine.Gather(PartsAtOnce))
            {
                Hand();
                return;
            }
        }
        while (_clock.GetElapsedTime(started) < slice);
    }

    private void Complete(DecisionEngine engine)
    {
        Settle();
        if (_isGathering)
        {
            while (!engine.Gather(int.MaxValue))
            {
            }

            Hand();
        }
        else if (_batch is not null && _commit is null)
        {
            Commit();
        }

        _commit?.GetAwaiter().GetResult();
        Settle();
    }

    private void Hand()
    {
        _isGathering = false;
        _batch = _store!.TakeGathered();
        Commit();
    }

    private void Commit()
    {
        var (batch, position, durable) = (_batch!, _next, _durable);
        _commit = Task.Factory.StartNew(
            () =>
            {
                durable.GetAwaiter().GetResult();
                _file!.Commit(batch, position, _journal.RootAt(position));
                _keepHead(_journal.Head);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    // What could not be put in the file is tried again: until then it is asked for here, and no other is begun.
    private void Settle()
    {
        if (_commit is { IsCompletedSuccessfully: true })
        {
            _store!.Forget();
            (_last, _batch, _commit) = (_next, null, null);
            PartitionMeter.CountCheckpoint(isSaved: true);
        }
        else if (_commit is { IsCompleted: true })
        {
            _ = _commit.Exception;
            _commit = null;
            _retryFrom = _clock.GetTimestamp();
            PartitionMeter.CountCheckpoint(isSaved: false);
        }
        else if (_commit is null && _batch is not null && _clock.GetElapsedTime(_retryFrom) >= RetryAfter)
        {
            Commit();
        }
    }
}
