using System.Collections.Concurrent;
using NodaTime;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// How many failures become entries of their own: so many in a while of one address, and so many of all. Those beyond
/// are counted, and the next entry tells of them with itself. Whose name was tried plays no part in it, or the time
/// that a failure takes would tell.
/// </summary>
internal sealed class FailureLimit
{
    public const int OfAddress = 20, OfAll = 600;

    public static readonly Duration While = Duration.FromMinutes(10);

    private const int AddressesAtMost = 10_000;

    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Window _all = new(Instant.MinValue, 0, 0);

    /// <summary>How many failures an entry is to tell of now; 0 where there is to be none.</summary>
    public int Take(string address, Instant now)
    {
        lock (_gate)
        {
            if (_windows.Count >= AddressesAtMost && !_windows.ContainsKey(address))
            {
                Forget(now);
            }

            // Where there are more addresses than are watched, they are watched together.
            var key = _windows.Count < AddressesAtMost || _windows.ContainsKey(address) ? address : "";
            var own = _windows.GetValueOrDefault(key, new Window(now, 0, 0)).At(now);
            _all = _all.At(now);
            if (own.Told >= OfAddress || _all.Told >= OfAll)
            {
                _windows[key] = own with { Untold = own.Untold + 1 };
                return 0;
            }

            _windows[key] = own with { Told = own.Told + 1, Untold = 0 };
            _all = _all with { Told = _all.Told + 1 };
            return own.Untold + 1;
        }
    }

    private void Forget(Instant now)
    {
        foreach (var (address, window) in _windows)
        {
            if (now >= window.Began + While && window.Untold == 0)
            {
                _windows.TryRemove(address, out _);
            }
        }
    }

    private sealed record Window(Instant Began, int Told, int Untold)
    {
        // What was not told stays to be told by the next entry.
        public Window At(Instant now) => Began == Instant.MinValue || now >= Began + While
            ? new Window(now, 0, Untold)
            : this;
    }
}
