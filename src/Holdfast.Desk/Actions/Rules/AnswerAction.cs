using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Actions.Rules;

/// <summary>Takes what the firm's systems say became of an order.</summary>
public static class AnswerAction
{
    /// <summary>
    /// Whether it is taken. Said again it changes nothing. What was done in part may come to be done or refused;
    /// otherwise an answer is for good, so that nothing that is shown as done turns out not to be without an order.
    /// </summary>
    public static ActionVerdict Decide(ActionOrder order, ActionOutcome outcome, Personal words)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Answer is { } last && last.Outcome == outcome && last.Words.Text == words.Text)
        {
            return new ActionVerdict.Done([]);
        }

        List<ActionObjection> objections = [];
        objections.When(
            order.OrderedAt is null, ActionObjectionKind.NotInThisState, "It did not go out, so nobody can answer it.");
        objections.When(
            order.OrderedAt is not null && order.State is not (ActionState.Ordered or ActionState.Partly),
            ActionObjectionKind.AlreadyAnswered, $"It was answered already: {Words.Of(order.State)}.");
        objections.When(
            words.IsEmpty && outcome is not ActionOutcome.CarriedOut, ActionObjectionKind.ReasonMissing,
            "It is said what was not done, and why.");
        return ActionVerdict.Unless(objections, new ActionFact.Answered(outcome, words));
    }
}
