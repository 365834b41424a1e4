using System.Collections.Immutable;
using Holdfast.Desk.Cases.Around;
using Holdfast.Desk.Cases.Work;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Messages;

namespace Holdfast.Desk.Cases.Pages;

/// <summary>A case as its page shows it, opened for somebody who is kept to have looked.</summary>
public sealed record OpenedCase
{
    /// <summary>The case.</summary>
    public required FoundCase Found { get; init; }

    /// <summary>What the records tell around it.</summary>
    public required Surroundings Around { get; init; }

    /// <summary>Of how many of its alerts this is made, from the first on.</summary>
    public required int AlertsRead { get; init; }

    /// <summary>What of the timeline is asked for.</summary>
    public required TimelineView View { get; init; }

    /// <summary>
    /// The file of the customer whose usual life is shown; null where it is not known, or not for whoever looks.
    /// </summary>
    public CustomerFile? File { get; init; }

    /// <summary>Instructions of its customers that are open, or came with it, the newest first.</summary>
    public ImmutableArray<InstructionRow> Instructions { get; init; } = [];

    /// <summary>Messages to its customers since it began, the newest first.</summary>
    internal ImmutableArray<OutboxRow> Messages { get; init; } = [];

    /// <summary>Other cases with the same customers or things.</summary>
    public ImmutableArray<CaseRow> Others { get; init; } = [];

    /// <summary>What was done with it, as far as it is shown.</summary>
    public required CaseHistory History { get; init; }

    /// <summary>Whether what is shown of that goes up to the newest.</summary>
    public required bool IsHistoryUpToNow { get; init; }

    /// <summary>Its tasks, open ones first.</summary>
    public ImmutableArray<CaseTaskRow> Tasks { get; init; } = [];

    /// <summary>Whether it has more tasks than are shown.</summary>
    public bool HasMoreTasks { get; init; }

    /// <summary>What people wrote about it.</summary>
    public ImmutableArray<CaseText> Texts { get; init; } = [];

    /// <summary>The cases that were merged into it.</summary>
    public ImmutableArray<CaseRow> Merged { get; init; } = [];

    /// <summary>Up to which position of the journal it is shown; 0 where it changed while it was read.</summary>
    public long UpTo { get; init; }

    /// <summary>The case as the tables have it.</summary>
    public CaseRow Row => Found.Row;

    /// <summary>Its path.</summary>
    public string Path => $"/cases/{Row.Id}";

    /// <summary>The path of this view of it.</summary>
    public string PathOf(TimelineView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return $"{Path}{view.ToQuery()}#timeline";
    }
}
