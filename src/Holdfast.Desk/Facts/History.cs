using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Facts;

/// <summary>
/// Tells history from what happens: a firm that begins brings in events of months, so that the engine knows its
/// customers. The money of then has long gone or stayed, and nobody is asked about it today.
/// </summary>
internal static class History
{
    // Longer than any confirmation may be waited for, weekends and holidays included: what came late through a failure
    // of days is no history.
    private static readonly Duration Since = Duration.FromDays(10);

    /// <summary>Whether an event was history already when it was told.</summary>
    /// <param name="entry">The entry of the event.</param>
    /// <param name="happened">When it happened.</param>
    public static bool Is(JournalEntry entry, Instant happened) => entry.Head.At - happened > Since;
}
