using Holdfast.Runtime.Following;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Desk.Facts;

/// <summary>Keeps the desk's tables up to the journal as long as the server runs, and says when they are.</summary>
internal sealed class DeskFollowing : IHostedService, IDisposable
{
    // Commands wait for what they did, so after that the follower rests less than one that only shows. Between the
    // events of a flood, of which few concern the desk, it rests longer: deciding them comes first.
    private static readonly FollowerOptions Options = new()
    {
        RestPerWork = 2,
        ShortestRest = TimeSpan.FromMilliseconds(1),
        ShortestRestWithoutEffect = TimeSpan.FromMilliseconds(10),
        LongestRest = TimeSpan.FromMilliseconds(50),
    };

    private readonly Partition _partition;
    private readonly DeskStore _store;
    private readonly DeskNews _news;
    private readonly Follower<JournalEntry> _follower;
    private readonly Lock _lock = new();
    private TaskCompletionSource _saved = NewSignal();
    private bool _isDisposed;

    public DeskFollowing(
        Partition partition, DeskTables tables, IEnumerable<IDeskEffects> effects, DeskNews news, TimeProvider clock)
    {
        IDeskEffects[] slices = [.. effects];
        (_partition, _news) = (partition, news);
        _store = new DeskStore(tables, slices, news, clock);
        _follower = new Follower<JournalEntry>(partition.Journal, new DeskDigest(slices), _store, Options, clock)
        {
            Saved = Tell,
        };
    }

    public IFollower Follower => _follower;

    /// <summary>Everything before is in the tables.</summary>
    public long UpTo => _follower.Status.Position;

    /// <summary>How many entries are durable.</summary>
    public long Durable => _partition.Journal.Head.Size;

    /// <summary>Waits until everything before a position is in the tables.</summary>
    /// <exception cref="TimeoutException">They do not get there within the time.</exception>
    public async Task HasComeToAsync(long position, TimeSpan within, CancellationToken ct)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(within);
        while (true)
        {
            Task saved;
            lock (_lock)
            {
                saved = _saved.Task;
            }

            // Asked after the signal was taken, so that nothing is missed between the two.
            if (UpTo >= position)
            {
                return;
            }

            _follower.Wake();
            try
            {
                await saved.WaitAsync(end.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                throw new TimeoutException(
                    $"The desk's tables are at entry {UpTo} and did not come to {position} within {within}.");
            }
        }
    }

    /// <summary>Whether nothing could be made of an entry.</summary>
    public bool IsSetAside(long position) =>
        _store.SetAside(position - 1, 1) is [{ } first] && first.Position == position;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _partition.Kept += _follower.Wake;
        _follower.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _partition.Kept -= _follower.Wake;
        return Task.CompletedTask;
    }

    // The container holds it as itself and as what the host starts, and disposes of both.
    public void Dispose()
    {
        if (!Interlocked.Exchange(ref _isDisposed, true))
        {
            _follower.Dispose();
        }
    }

    private void Tell()
    {
        TaskCompletionSource saved;
        lock (_lock)
        {
            (saved, _saved) = (_saved, NewSignal());
        }

        saved.SetResult();
        _news.Note(UpTo, _store.TakeChanged());
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
