using NodaTime;

namespace Holdfast.Desk.Facts;

/// <summary>What a slice does when a timer of its kind is due.</summary>
public interface IDeskTimers
{
    /// <summary>The kind of timers.</summary>
    string Kind { get; }

    /// <summary>
    /// Does what is due, by a command whose fact takes the timer away or moves it. Called again, later and later, while
    /// the timer stays due.
    /// </summary>
    Task DueAsync(string subject, Instant due, CancellationToken ct);
}
