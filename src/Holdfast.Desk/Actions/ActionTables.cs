using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Actions;

/// <summary>
/// An order as lists see it. Nothing in it tells of a customer but their id: accounts, devices, payees and reasons stay
/// sealed in the entries.
/// </summary>
public sealed class ActionRow
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The entry that began it, in whose order orders are listed.</summary>
    public long Position { get; init; }

    /// <summary>What is ordered.</summary>
    public ActionKind Kind { get; init; }

    /// <summary>The keyed hash of what it is done to; of a symbol the symbol itself.</summary>
    public required string TargetMark { get; init; }

    /// <summary>The security, where it is done to one.</summary>
    public string? Symbol { get; init; }

    /// <summary>The customer it is about.</summary>
    public string? Customer { get; init; }

    /// <summary>The case it belongs to.</summary>
    public string? Case { get; init; }

    /// <summary>The order that it takes back.</summary>
    public string? Undoes { get; init; }

    /// <summary>Whether it went out before a second person looked.</summary>
    public bool IsEmergency { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>When.</summary>
    public Instant ProposedAt { get; init; }

    /// <summary>How many facts it is made of.</summary>
    public int Version { get; set; }

    /// <summary>Where it stands.</summary>
    public ActionState State { get; set; }

    /// <summary>When it went out.</summary>
    public Instant? OrderedAt { get; set; }

    /// <summary>When it was answered last.</summary>
    public Instant? AnsweredAt { get; set; }

    /// <summary>The order that takes it back.</summary>
    public string? UndoneBy { get; set; }

    /// <summary>Whether a second person has still to look at it.</summary>
    public bool NeedsReview { get; set; }

    /// <summary>Whether something of it is late.</summary>
    public bool IsLate { get; set; }

    /// <summary>What is due next.</summary>
    public Instant? NextDue { get; set; }
}

/// <summary>An entry that tells of an order.</summary>
internal sealed class ActionEntryRow
{
    public required string Action { get; init; }

    public long Position { get; init; }
}

/// <summary>A request id that was used to give an order.</summary>
internal sealed class ActionRequestRow
{
    public required string Key { get; init; }

    public required string Content { get; init; }

    public required string Action { get; init; }
}

/// <summary>The tables of orders.</summary>
internal static class ActionTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ActionRow>(row =>
        {
            row.ToTable("action").HasKey(one => one.Id);
            row.HasIndex(one => new { one.Position, one.Id });
            row.HasIndex(one => one.NeedsReview);
            row.HasIndex(one => new { one.State, one.Position });
            row.HasIndex(one => new { one.Kind, one.TargetMark });
            row.HasIndex(one => one.Case);
            row.HasIndex(one => one.Customer);
            row.HasIndex(one => one.IsLate);
        });
        model.Entity<ActionEntryRow>(row =>
            row.ToTable("action_entry").HasKey(one => new { one.Action, one.Position }));
        model.Entity<ActionRequestRow>(row => row.ToTable("action_request").HasKey(one => one.Key));
    }
}
