using System.Collections.Immutable;

namespace Holdfast.Desk.Actions.Work;

/// <summary>What a command on an order came to.</summary>
public abstract record ActionResult
{
    private ActionResult()
    {
    }

    /// <summary>It is done and durable.</summary>
    /// <param name="Order">The order as it is now; of an undo, the order that takes back.</param>
    public sealed record Done(ActionOrder Order) : ActionResult;

    /// <summary>It was done before, by the same request or in the same words.</summary>
    public sealed record Repeated(ActionOrder Order) : ActionResult;

    /// <summary>It is not done.</summary>
    public sealed record Refused(ImmutableArray<ActionObjection> Objections) : ActionResult;

    /// <summary>Somebody else changed it since it was read.</summary>
    public sealed record Stale(ActionOrder Order) : ActionResult;

    /// <summary>There is no such order.</summary>
    public sealed record Unknown : ActionResult;
}
