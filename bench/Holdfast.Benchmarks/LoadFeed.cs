using System.Globalization;
using System.Text;

namespace Holdfast.Benchmarks;

/// <summary>
/// Events made before they are needed, so that making them takes no time from what is measured. When all are used
/// they come again under other ids.
/// </summary>
internal sealed class LoadFeed
{
    // Five digits after "e_", which the mix takes for its seed.
    private const int SeedPlace = 9, SeedDigits = 5, FirstSeed = 0x10000;

    private readonly byte[][] _events;
    private readonly EventMix _mix;
    private readonly int _accounts;
    private readonly int _run = Random.Shared.Next(FirstSeed, 0xFFF00);
    private int _next = -1;

    public LoadFeed(int accounts, int events)
    {
        _mix = new EventMix(accounts, FirstSeed);
        _accounts = accounts;
        _events = [.. Enumerable.Range(0, events).Select(_ => Encoding.UTF8.GetBytes(_mix.Next()))];
    }

    /// <summary>The quiet past of all customers.</summary>
    public IEnumerable<byte[]> Past() =>
        from customer in Enumerable.Range(0, _accounts)
        from text in _mix.Past(customer)
        select Under(_run, Encoding.UTF8.GetBytes(text));

    /// <summary>The next event; for any thread, valid for good.</summary>
    public byte[] Next()
    {
        var number = (uint)Interlocked.Increment(ref _next);
        var round = (int)(number / (uint)_events.Length);
        return Under(_run + 1 + round, (byte[])_events[number % (uint)_events.Length].Clone());
    }

    /// <summary>Events until it is told to end.</summary>
    public IEnumerator<byte[]> Endless(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            yield return Next();
        }
    }

    private static byte[] Under(int seed, byte[] text)
    {
        seed.TryFormat(text.AsSpan(SeedPlace, SeedDigits), out _, "x5", CultureInfo.InvariantCulture);
        return text;
    }
}
