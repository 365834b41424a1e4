using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Runtime.Following;

/// <summary>Keeps timelines, and answers which entries are in one.</summary>
public interface ITimelines : IFollowerStore<TimelineChange>
{
    /// <summary>The newest entries of a timeline that a question asks for, newest first.</summary>
    IReadOnlyList<TimelineEntry> Page(TimelineQuestion question);
}

/// <summary>Whose timeline it is.</summary>
public enum SubjectKind
{
    /// <summary>An account.</summary>
    Account = 1,

    /// <summary>A customer.</summary>
    Customer = 2,
}

/// <summary>What is asked of a timeline.</summary>
/// <param name="Kind">Whether it is an account's or a customer's.</param>
/// <param name="Subject">Which one, by its exact text.</param>
/// <param name="Limit">The most entries that are answered.</param>
public sealed record TimelineQuestion(SubjectKind Kind, string Subject, int Limit)
{
    /// <summary>Only entries before this position; none left out where it is null.</summary>
    public long? Before { get; init; }

    /// <summary>Only events of this type.</summary>
    public EventType? Type { get; init; }

    /// <summary>Only events with this outcome.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Only what happened at this time or later.</summary>
    public Instant? From { get; init; }

    /// <summary>Only what happened before this time.</summary>
    public Instant? To { get; init; }

    /// <summary>Looks at the subject as well, which are left out else.</summary>
    public bool LookUps { get; init; }
}

/// <summary>An entry of a timeline, without its content, which stands in the journal alone.</summary>
/// <param name="Position">Its position in the journal.</param>
/// <param name="Kind">An event, or a look.</param>
/// <param name="Type">What the event is about; null for a look.</param>
/// <param name="Outcome">What was decided; null for a look.</param>
/// <param name="At">When the event happened; when it was looked.</param>
public sealed record TimelineEntry(long Position, EntryKind Kind, EventType? Type, Outcome? Outcome, Instant At);
