using System.Text.Json.Serialization;
using Holdfast.Desk.Instructions;
using NodaTime;

namespace Holdfast.Desk.Actions;

/// <summary>
/// What happened to an order. The set is closed: an entry that names anything else, or a member more, is not read by
/// this release. Who did it and when stand in the entry.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Proposed), "proposed")]
[JsonDerivedType(typeof(Approved), "approved")]
[JsonDerivedType(typeof(Declined), "declined")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(Ordered), "ordered")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(Reviewed), "reviewed")]
[JsonDerivedType(typeof(UndoOrdered), "undoOrdered")]
[JsonDerivedType(typeof(UndoEnded), "undoEnded")]
[JsonDerivedType(typeof(DoneAtDesk), "doneAtDesk")]
[JsonDerivedType(typeof(Alarmed), "alarmed")]
public abstract record ActionFact
{
    private ActionFact()
    {
    }

    /// <summary>It was asked for, by somebody who was told how far it reaches.</summary>
    public sealed record Proposed(ActionRequest Request, Reach Reach) : ActionFact;

    /// <summary>A second person said that it goes out.</summary>
    public sealed record Approved(Personal Words) : ActionFact;

    /// <summary>A second person said that it does not.</summary>
    public sealed record Declined(Personal Words) : ActionFact;

    /// <summary>Whoever proposed it took it back.</summary>
    public sealed record Withdrawn(Personal Words) : ActionFact;

    /// <summary>It goes out to the firm's systems.</summary>
    public sealed record Ordered : ActionFact;

    /// <summary>The firm's systems, or somebody for them, said what became of it.</summary>
    public sealed record Answered(ActionOutcome Outcome, Personal Words) : ActionFact;

    /// <summary>A second person looked at what one had ordered in an emergency.</summary>
    public sealed record Reviewed(bool Stands, Personal Words) : ActionFact;

    /// <summary>It was ordered to take it back.</summary>
    public sealed record UndoOrdered(ActionId By) : ActionFact;

    /// <summary>The order to take it back was answered for good.</summary>
    /// <param name="IsUndone">Whether it is taken back now.</param>
    public sealed record UndoEnded(bool IsUndone) : ActionFact;

    /// <summary>What Holdfast itself does of it was done.</summary>
    /// <param name="Changed">How many accounts or instructions it changed here.</param>
    public sealed record DoneAtDesk(int Changed) : ActionFact;

    /// <summary>Something is late.</summary>
    public sealed record Alarmed(ActionAlarm Alarm, Instant Due) : ActionFact;
}

/// <summary>A fact with who did it and when.</summary>
public sealed record RecordedAction(ActionFact Fact, Officer By, Instant At);
