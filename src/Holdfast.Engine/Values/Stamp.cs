using NodaTime;

namespace Holdfast.Engine.Values;

/// <summary>
/// A moment to the second, in four bytes: what the engine remembers a "when" by. Counts from 2000-01-01T00:00:00Z and
/// reaches 2136; earlier and later moments are clamped to the ends. <c>default</c> means "never".
/// </summary>
public readonly record struct Stamp : IComparable<Stamp>
{
    /// <summary>Seconds in an hour and in a day, for reading ages.</summary>
    public const long Hour = 3_600, Day = 86_400;

    private static readonly long EpochSeconds = Instant.FromUtc(2000, 1, 1, 0, 0).ToUnixTimeSeconds();

    private readonly uint _seconds;

    private Stamp(uint seconds) => _seconds = seconds;

    /// <summary>The stamp of an instant, cut to the second.</summary>
    public static Stamp Of(Instant instant) =>
        new((uint)Math.Clamp(instant.ToUnixTimeSeconds() - EpochSeconds, 1, uint.MaxValue));

    /// <summary>As stored by <see cref="Stored"/>.</summary>
    public static Stamp FromStored(uint stored) => new(stored);

    /// <summary>The four bytes to keep.</summary>
    public uint Stored => _seconds;

    /// <summary>True for <c>default</c>.</summary>
    public bool IsNever => _seconds == 0;

    /// <summary>
    /// Seconds from <paramref name="earlier"/> to this; negative if it is later; "never" is infinitely long ago.
    /// </summary>
    public long Since(Stamp earlier) => earlier.IsNever ? long.MaxValue : (long)_seconds - earlier._seconds;

    /// <summary>
    /// Whether <paramref name="earlier"/> is at most <paramref name="seconds"/> before this, or after it (late events).
    /// </summary>
    public bool IsWithin(long seconds, Stamp earlier) => Since(earlier) <= seconds;

    /// <summary>This stamp moved by some seconds, clamped to the ends.</summary>
    public Stamp Plus(long seconds) =>
        new((uint)Math.Clamp(_seconds + Math.Clamp(seconds, -uint.MaxValue, uint.MaxValue), 1, uint.MaxValue));

    /// <summary>The day number (UTC) since 2000-01-01.</summary>
    public int DayNumber => (int)(_seconds / 86_400);

    /// <summary>Hour of the day, UTC, 0–23.</summary>
    public int HourOfDay => (int)(_seconds % 86_400 / 3_600);

    /// <summary>Day of the week, Monday 0 to Sunday 6.</summary>
    public int DayOfWeek => (DayNumber + 5) % 7;

    /// <summary>The instant, to the second.</summary>
    public Instant ToInstant() => Instant.FromUnixTimeSeconds(EpochSeconds + _seconds);

    /// <inheritdoc/>
    public int CompareTo(Stamp other) => _seconds.CompareTo(other._seconds);

    /// <summary>The later of two.</summary>
    public static Stamp Later(Stamp left, Stamp right) => left._seconds >= right._seconds ? left : right;

    /// <summary>Order in time.</summary>
    public static bool operator <(Stamp left, Stamp right) => left._seconds < right._seconds;

    /// <summary>Order in time.</summary>
    public static bool operator >(Stamp left, Stamp right) => left._seconds > right._seconds;

    /// <summary>Order in time.</summary>
    public static bool operator <=(Stamp left, Stamp right) => left._seconds <= right._seconds;

    /// <summary>Order in time.</summary>
    public static bool operator >=(Stamp left, Stamp right) => left._seconds >= right._seconds;
}
