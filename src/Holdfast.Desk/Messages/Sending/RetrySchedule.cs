using System.Collections.Immutable;
using NodaTime;

namespace Holdfast.Desk.Messages.Sending;

/// <summary>
/// When what did not go out is tried again: after each failure as long as its place in the list says, and never again
/// when the list is at its end. The lists are published in the guide.
/// </summary>
internal sealed record RetrySchedule(ImmutableArray<Duration> Waits)
{
    /// <summary>Of mail, text messages and calls: nine tries over a bit more than two days.</summary>
    public static RetrySchedule OfMessages { get; } = new(
    [
        Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromHours(1),
        Duration.FromHours(3), Duration.FromHours(6), Duration.FromHours(14), Duration.FromHours(24),
    ]);

    /// <summary>Of webhooks: ten tries over a bit more than three days, as Standard Webhooks proposes.</summary>
    public static RetrySchedule OfWebhooks { get; } = new(
    [
        Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2),
        Duration.FromHours(5), Duration.FromHours(10), Duration.FromHours(14), Duration.FromHours(20),
        Duration.FromHours(24),
    ]);

    /// <summary>When a thing is tried next that failed so many times; null where it is given up.</summary>
    public Instant? Next(int failures, Instant now) =>
        failures > 0 && failures <= Waits.Length ? now + Waits[failures - 1] : null;
}
