namespace Holdfast.Runtime.Tests.Scoring;

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    /// <summary>After everything that happens in these tests.</summary>
    public static FixedClock LongAfter => new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => Now;
}
