namespace Holdfast.Desk.Tests;

/// <summary>A clock that stands where it was put.</summary>
internal sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public void Advance(TimeSpan by) => _now += by;

    public override DateTimeOffset GetUtcNow() => _now;
}
