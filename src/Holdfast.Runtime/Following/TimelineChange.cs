using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Runtime.Following;

/// <summary>What an entry changes in the timelines.</summary>
public abstract record TimelineChange
{
    private TimelineChange()
    {
    }

    /// <summary>An entry that belongs in the timelines of an account, of a customer, or of both.</summary>
    /// <param name="Position">Its position.</param>
    /// <param name="Kind">An event, or a look at customer information.</param>
    /// <param name="Account">The account; empty where there is none.</param>
    /// <param name="Customer">The customer; empty where there is none.</param>
    /// <param name="Type">What the event is about; null for a look.</param>
    /// <param name="Outcome">What was decided; null for a look.</param>
    /// <param name="At">When the event happened; when it was looked.</param>
    public sealed record Came(
        long Position,
        EntryKind Kind,
        string Account,
        string Customer,
        EventType? Type,
        Outcome? Outcome,
        Instant At) : TimelineChange;

    /// <summary>An entry whose content was disposed of: no timeline tells of it any more.</summary>
    public sealed record Went(long Position) : TimelineChange;
}
