using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Holdfast.Desk.Console.Live;

/// <summary>How many pages are told of changes at the moment: in all, and by session.</summary>
internal sealed class LiveConnections : IDisposable
{
    /// <summary>So many pages of one session are told; browsers close those that are not looked at.</summary>
    public const int OfSessionAtMost = 8;

    /// <summary>So many are told in all.</summary>
    public const int AtMost = 2_000;

    private readonly ConcurrentDictionary<string, int> _bySession = new(StringComparer.Ordinal);
    private readonly Meter _meter = new("Holdfast");
    private int _all;

    public LiveConnections() => _meter.CreateObservableGauge(
        "holdfast.console.live_pages", () => Volatile.Read(ref _all), "{page}", "Pages that are told of changes.");

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref _all);

    /// <summary>Takes a place; null where there is none.</summary>
    public IDisposable? Take(string session)
    {
        if (Interlocked.Increment(ref _all) > AtMost)
        {
            Interlocked.Decrement(ref _all);
            return null;
        }

        var place = new Place(this, session);
        if (_bySession.AddOrUpdate(session, 1, static (_, count) => count + 1) > OfSessionAtMost)
        {
            place.Dispose();
            return null;
        }

        return place;
    }

    public void Dispose() => _meter.Dispose();

    private void Leave(string session)
    {
        Interlocked.Decrement(ref _all);
        if (_bySession.AddOrUpdate(session, 0, static (_, count) => count - 1) <= 0)
        {
            _bySession.TryRemove(KeyValuePair.Create(session, 0));
        }
    }

    private sealed class Place(LiveConnections connections, string session) : IDisposable
    {
        private bool _isLeft;

        public void Dispose()
        {
            if (!Interlocked.Exchange(ref _isLeft, true))
            {
                connections.Leave(session);
            }
        }
    }
}
