using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Runtime.Following;

/// <summary>
/// Reads a journal from the place that its store keeps, and saves what it makes of entries together with the new place:
/// so each entry takes effect once, wherever it was stopped. One thread works; who asks or wakes may be any.
/// </summary>
/// <typeparam name="TChange">What it makes of an entry.</typeparam>
public sealed class Follower<TChange> : IFollower
{
    private readonly IJournal _journal;
    private readonly IDigest<TChange> _digest;
    private readonly IFollowerStore<TChange> _store;
    private readonly FollowerOptions _options;
    private readonly TimeProvider _clock;
    private readonly Digesting<TChange> _digesting;
    private readonly ConcurrentQueue<(long Position, TaskCompletionSource<bool> Answer)> _retries = [];
    private readonly AutoResetEvent _news = new(initialState: false);
    private readonly CancellationTokenSource _stop = new();
    private readonly Meter _meter = new("Holdfast");
    private readonly Counter<long> _failures;
    private Thread? _thread;
    private FollowerPlace _place;
    private long _newestTaken = Instant.MinValue.ToUnixTimeTicks(), _setAside;
    private string? _failure;
    private bool _isOpen;

    /// <summary>A follower that is not at work yet. The store is its own from now on; the journal is not.</summary>
    public Follower(
        IJournal journal,
        IDigest<TChange> digest,
        IFollowerStore<TChange> store,
        FollowerOptions options,
        TimeProvider clock)
    {
        (_journal, _digest, _store, _options, _clock) = (journal, digest, store, options, clock);
        _digesting = new Digesting<TChange>(journal, digest, options, clock, _stop.Token);
        _place = new FollowerPlace(digest.Version, 0, default);
        KeyValuePair<string, object?> named = new("follower", digest.Name);
        _meter.CreateObservableGauge("holdfast.follower.lag.entries",
            () => new Measurement<long>(Status.Behind, named), "{entry}", "Durable entries not yet taken.");
        _meter.CreateObservableGauge("holdfast.follower.lag.seconds",
            () => new Measurement<double>(Status.BehindFor.TotalSeconds, named), "s", "Age of the newest entry taken.");
        _meter.CreateObservableGauge("holdfast.follower.set_aside",
            () => new Measurement<long>(Interlocked.Read(ref _setAside), named), "{entry}", "Entries set aside.");
        _failures = _meter.CreateCounter<long>(
            "holdfast.follower.failures", "{failure}", "Times that nothing could be saved or read.", [named]);
    }

    /// <inheritdoc/>
    public FollowerStatus Status
    {
        get
        {
            var position = Volatile.Read(ref _place).Position;
            var behind = Math.Max(_journal.Head.Size - position, 0);
            var newest = Interlocked.Read(ref _newestTaken);
            var since = behind == 0 || newest == Instant.MinValue.ToUnixTimeTicks()
                ? TimeSpan.Zero
                : (Now - Instant.FromUnixTimeTicks(newest)).ToTimeSpan();
            return new(
                _digest.Name, position, behind, since < TimeSpan.Zero ? TimeSpan.Zero : since,
                Interlocked.Read(ref _setAside), Volatile.Read(ref _failure));
        }
    }

    /// <summary>
    /// Told on the follower's thread when it knows its place, and whenever what it made was saved with a new one; so it
    /// has to return at once.
    /// </summary>
    public Action? Saved { get; set; }

    private Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    /// <inheritdoc/>
    public void Start()
    {
        _thread = new Thread(Run) { Name = $"follower {_digest.Name}", IsBackground = true };
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Wake() => _news.Set();

    /// <inheritdoc/>
    public IReadOnlyList<SetAsideEntry> SetAside(long after, int limit) => _store.SetAside(after, limit);

    /// <inheritdoc/>
    public Task<bool> RetryAsync(long position)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _retries.Enqueue((position, answer));
        _news.Set();
        return answer.Task;
    }

    /// <summary>
    /// Takes all entries that are durable now, on the thread of the caller; for one that was not started.
    /// </summary>
    public void CatchUp()
    {
        Open();
        while (_place.Position < _journal.Head.Size)
        {
            TakeBatch();
        }
    }

    /// <summary>Stops after what is being saved, and gives the store up.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _news.Set();
        _thread?.Join();
        while (_retries.TryDequeue(out var retry))
        {
            retry.Answer.TrySetCanceled();
        }

        _meter.Dispose();
        _store.Dispose();
        _stop.Dispose();

        // What is waited on for news stays: whoever wakes a follower may come a moment after its end.
    }

    private void Run()
    {
        var wait = _options.FirstWait;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Open();
                Retry();
                Work();
                wait = _options.FirstWait;
                Volatile.Write(ref _failure, null);
                _news.WaitOne(_options.LooksEvery);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The loop that holds the thread: what is not saved is made again, later, and it says why it waits.
                Volatile.Write(ref _failure, failure.Message);
                _failures.Add(1);
                _isOpen = false;
                _stop.Token.WaitHandle.WaitOne(wait);
                wait = wait * 2 < _options.LongestWait ? wait * 2 : _options.LongestWait;
            }
        }
    }

    private void Open()
    {
        if (_isOpen)
        {
            return;
        }

        var place = _store.Place();
        if (place is not null && !IsOfThisJournal(place))
        {
            _store.Clear();
            place = null;
        }

        Interlocked.Exchange(ref _setAside, _store.CountSetAside());
        Volatile.Write(ref _place, place ?? new FollowerPlace(_digest.Version, 0, _journal.RootAt(0)));
        _isOpen = true;
        Saved?.Invoke();
    }

    // A journal that was restored from a backup may have gone on otherwise than the one that was followed.
    private bool IsOfThisJournal(FollowerPlace place) =>
        place.Version == _digest.Version && place.Position <= _journal.Head.Size &&
        _journal.RootAt(place.Position) == place.Root;

    private void Work()
    {
        while (!_stop.IsCancellationRequested && _place.Position < _journal.Head.Size)
        {
            var (started, size) = (_clock.GetTimestamp(), _journal.Head.Size);
            var hadEffect = TakeBatch();
            Retry();
            if (_journal.Head.Size > size || _place.Position == size)
            {
                Rest(
                    _clock.GetElapsedTime(started) * _options.RestPerWork,
                    hadEffect ? _options.ShortestRest : _options.ShortestRestWithoutEffect);
            }
        }
    }

    private void Rest(TimeSpan wanted, TimeSpan shortest)
    {
        var rest = wanted < shortest ? shortest : wanted;
        _stop.Token.WaitHandle.WaitOne(rest < _options.LongestRest ? rest : _options.LongestRest);
    }

    // Whether anything came of the entries.
    private bool TakeBatch()
    {
        var from = _place.Position;
        var before = Math.Min(_journal.Head.Size, from + _options.EntriesPerBatch);
        var taken = _digesting.Take(from, before);
        var place = _place with { Position = taken.Next, Root = _journal.RootAt(taken.Next) };
        _store.Save(new FollowedBatch<TChange>(from, place, taken.Changes, taken.SetAside, []));
        Volatile.Write(ref _place, place);
        Interlocked.Exchange(ref _newestTaken, taken.NewestAt.ToUnixTimeTicks());
        Interlocked.Exchange(ref _setAside, _store.CountSetAside());
        Saved?.Invoke();
        return taken.Changes.Count + taken.SetAside.Count > 0;
    }

    private void Retry()
    {
        while (_retries.TryDequeue(out var retry))
        {
            try
            {
                retry.Answer.SetResult(TakeUp(retry.Position));
            }
            catch (Exception failure)
            {
                // Who asked is told; the loop finds out for itself what it may still do.
                retry.Answer.SetException(failure);
                throw;
            }
        }
    }

    private bool TakeUp(long position)
    {
        if (_store.SetAside(position - 1, 1) is not [{ } aside] || aside.Position != position)
        {
            return true;
        }

        var taken = _digesting.TakeOne(position);
        if (taken.SetAside.Count == 0)
        {
            _store.Save(new FollowedBatch<TChange>(_place.Position, _place, taken.Changes, [], [position]));
            Interlocked.Exchange(ref _setAside, _store.CountSetAside());
        }

        return taken.SetAside.Count == 0;
    }
}
