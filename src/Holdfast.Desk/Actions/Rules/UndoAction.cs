using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Actions.Rules;

/// <summary>
/// Takes an order back, by one of its own. What protects is loosened by somebody who may, and never by who gave the
/// order: so nobody lets out alone what they alone had stopped.
/// </summary>
public static class UndoAction
{
    /// <summary>What speaks against it; nothing where it is taken back.</summary>
    public static IReadOnlyList<ActionObjection> Against(ActionOrder order, Personal reason, Officer by)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        List<ActionObjection> objections = [];
        objections.UnlessIn(order, ActionState.Ordered, ActionState.CarriedOut, ActionState.Partly);
        objections.When(
            !order.Request.Rule.CanBeUndone || order.Request.Undoes is not null, ActionObjectionKind.CannotBeUndone,
            "This cannot be taken back.");
        objections.When(
            order.UndoneBy is not null, ActionObjectionKind.AlreadyOrdered,
            $"It is ordered already to take it back: {order.UndoneBy}.");
        objections.UnlessSecond(order, by);
        objections.When(reason.IsEmpty, ActionObjectionKind.ReasonMissing, "It is said why.");
        return objections;
    }

    /// <summary>What is asked by the order that takes another back.</summary>
    public static ActionRequest RequestOf(ActionOrder order, Personal reason)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Request with { Reason = reason, IsEmergency = false, Undoes = order.Id };
    }
}
