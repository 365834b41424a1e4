using NodaTime;

namespace Holdfast.Runtime.Retention;

/// <summary>What of a journal is due for disposal on a day, and what of it stays, and why.</summary>
public sealed record DisposalPlan
{
    /// <summary>The firm's date for which it was computed.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>Entries from here on were not looked at.</summary>
    public required long Before { get; init; }

    /// <summary>What is due, in the order in which it is to go.</summary>
    public required IReadOnlyList<DueEntry> Due { get; init; }

    /// <summary>Entries whose period is not over.</summary>
    public required long Early { get; init; }

    /// <summary>Entries whose period would be over, and that a hold keeps.</summary>
    public required long OnHold { get; init; }

    /// <summary>
    /// Entries whose period has not begun: an account that is open, a policy in force, a start not known.
    /// </summary>
    public required long NotBegun { get; init; }

    /// <summary>Entries that are kept always.</summary>
    public required long Always { get; init; }

    /// <summary>Entries that cannot be read, and therefore stay.</summary>
    public required long Unreadable { get; init; }

    /// <summary>Entries whose content went before.</summary>
    public required long Gone { get; init; }
}

/// <summary>An entry that is due for disposal.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Rule">The rule whose period ended last.</param>
/// <param name="LastDay">The last day of that period.</param>
public readonly record struct DueEntry(long Position, RetentionRule Rule, LocalDate LastDay);
