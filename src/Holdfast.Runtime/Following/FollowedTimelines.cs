using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Following;

/// <summary>The timelines of a journal and the follower that makes them.</summary>
public sealed class FollowedTimelines : IDisposable
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(20);

    private readonly Follower<TimelineChange> _follower;
    private readonly TimeProvider _clock;

    /// <summary>Timelines in a store, which is their own from now on.</summary>
    public FollowedTimelines(IJournal journal, ITimelines store, FollowerOptions options, TimeProvider clock)
    {
        _follower = new Follower<TimelineChange>(journal, new TimelineDigest(), store, options, clock);
        (Timelines, _clock) = (store, clock);
    }

    /// <summary>The timelines.</summary>
    public ITimelines Timelines { get; }

    /// <summary>What makes them.</summary>
    public IFollower Follower => _follower;

    /// <summary>Follows to the end of the journal on the thread of the caller; for one that was not started.</summary>
    public void CatchUp() => _follower.CatchUp();

    /// <summary>Waits until the timelines tell of all entries before a position.</summary>
    /// <returns>Whether they do within the time.</returns>
    public async Task<bool> HasCaughtUpAsync(long size, TimeSpan within, CancellationToken ct)
    {
        var started = _clock.GetTimestamp();
        while (_follower.Status.Position < size)
        {
            if (_clock.GetElapsedTime(started) > within)
            {
                return false;
            }

            _follower.Wake();
            await Task.Delay(LooksEvery, _clock, ct).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Stops following and gives the store up.</summary>
    public void Dispose() => _follower.Dispose();
}
