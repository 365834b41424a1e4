using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Actions.Rules;

/// <summary>What a second person says to what a first one proposed, or did in an emergency.</summary>
public static class DecideAction
{
    /// <summary>Has it go out.</summary>
    public static ActionVerdict Approve(ActionOrder order, Personal words, Officer by)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        List<ActionObjection> objections = [];
        objections.UnlessIn(order, ActionState.Proposed);
        objections.UnlessSecond(order, by);
        return ActionVerdict.Unless(objections, new ActionFact.Approved(words), new ActionFact.Ordered());
    }

    /// <summary>Keeps it from going out.</summary>
    public static ActionVerdict Decline(ActionOrder order, Personal words, Officer by)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        List<ActionObjection> objections = [];
        objections.UnlessIn(order, ActionState.Proposed);
        objections.UnlessSecond(order, by);
        objections.When(words.IsEmpty, ActionObjectionKind.ReasonMissing, "It is said why.");
        return ActionVerdict.Unless(objections, new ActionFact.Declined(words));
    }

    /// <summary>Takes back what one has proposed oneself, before it went out.</summary>
    public static ActionVerdict Withdraw(ActionOrder order, Personal words, Officer by)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        List<ActionObjection> objections = [];
        objections.UnlessIn(order, ActionState.Proposed);
        objections.When(
            !by.IsSamePersonAs(order.ProposedBy), ActionObjectionKind.NotTheProposer,
            "Whoever proposed it takes it back; a second person declines it.");
        return ActionVerdict.Unless(objections, new ActionFact.Withdrawn(words));
    }

    /// <summary>
    /// Keeps what a second person found of an emergency. What does not stand is taken back by an order of its own.
    /// </summary>
    public static ActionVerdict Review(ActionOrder order, bool stands, Personal words, Officer by)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        List<ActionObjection> objections = [];
        objections.When(
            !order.NeedsReview, ActionObjectionKind.NotInThisState,
            "Only what went out in an emergency, and was not looked at yet, is looked at.");
        objections.UnlessSecond(order, by);
        objections.When(words.IsEmpty, ActionObjectionKind.ReasonMissing, "It is said what was found.");
        return ActionVerdict.Unless(objections, new ActionFact.Reviewed(stands, words));
    }
}
