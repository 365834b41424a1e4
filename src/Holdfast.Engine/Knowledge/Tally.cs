using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// How often something happened lately: a count that starts anew when the first of it is older than a window. It may
/// forget up to a window's worth at the turn, and takes eight bytes.
/// </summary>
internal struct Tally
{
    private Stamp _since;
    private ushort _count;

    /// <summary>How many in the window up to now.</summary>
    public readonly int Within(long windowSeconds, Stamp now) => now.IsWithin(windowSeconds, _since) ? _count : 0;

    /// <summary>When the count began.</summary>
    public readonly Stamp Since => _since;

    /// <summary>Counts one more.</summary>
    public void Add(long windowSeconds, Stamp now)
    {
        if (!now.IsWithin(windowSeconds, _since))
        {
            _since = now;
            _count = 0;
        }

        if (_count < ushort.MaxValue)
        {
            _count++;
        }
    }

    /// <summary>Begins at nothing.</summary>
    public void Clear() => this = default;

    public readonly void Write(StateWriter writer)
    {
        writer.Stamp(_since);
        writer.Number(_count);
    }

    public static Tally Read(StateReader reader) =>
        new() { _since = reader.Stamp(), _count = (ushort)reader.Number(ushort.MaxValue) };
}
