using System.Collections.Immutable;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Actions.Rules;

/// <summary>Orders something, or proposes it to a second person.</summary>
public static class OrderAction
{
    /// <summary>The most characters that a reason has.</summary>
    public const int LongestReason = 2_000;

    /// <summary>What is known when it is ordered.</summary>
    /// <param name="SameThere">An order of the same kind to the same, which holds or may; null for none.</param>
    /// <param name="Reach">How far it reaches.</param>
    public sealed record Known(ActionId? SameThere, Reach Reach);

    /// <summary>Whether it is ordered.</summary>
    public static ActionVerdict Decide(ActionRequest request, Known known, Officer by)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(by);
        List<ActionObjection> objections = [];
        var rule = request.Rule;
        objections.When(
            rule.Target is not TargetKind.None && request.Target.IsEmpty, ActionObjectionKind.TargetMissing,
            $"It is said which {Words.Of(rule.Target)} it is.");
        objections.When(
            !request.Target.IsEmpty && !Targets.Fits(rule.Target, request.Target.Text),
            ActionObjectionKind.TargetInvalid, $"That is no {Words.Of(rule.Target)}.");
        objections.When(
            rule.Target is TargetKind.Account && request.Customer is null, ActionObjectionKind.CustomerNeeded,
            "The account is not on file, so it is said whose it is.");
        objections.When(request.Reason.IsEmpty, ActionObjectionKind.ReasonMissing, "It is said why.");
        objections.When(
            known.SameThere is not null, ActionObjectionKind.AlreadyOrdered,
            $"The same is ordered already: {known.SameThere}.");
        objections.When(
            request.IsEmergency && !rule.CanBeEmergency, ActionObjectionKind.NoEmergency,
            rule.NeedsSecond
                ? "This never goes out before a second person has looked."
                : "This goes out at once in any case.");
        objections.When(
            request.IsEmergency && !by.IsStaff, ActionObjectionKind.PersonNeeded,
            "A person says that minutes count, under their own name.");
        objections.When(
            request.Kind is ActionKind.HoldTransfers && !by.IsStaff, ActionObjectionKind.PersonNeeded,
            "A person has instructions held, under their own name.");
        objections.When(
            request.Customer is { } customer && Fields.IdFault(customer) is not null,
            ActionObjectionKind.CustomerNeeded, "That is no id of a customer.");
        objections.When(
            request.Case is { } named && !Fields.IsName(named), ActionObjectionKind.CaseInvalid,
            "A case has letters, digits and . _ : - only.");
        objections.When(
            request.Reason.Text.Length > LongestReason, ActionObjectionKind.ReasonMissing,
            $"It is said in at most {LongestReason} characters.");
        return ActionVerdict.Unless(objections, request.WaitsForSecond
            ? [new ActionFact.Proposed(request, known.Reach)]
            : [new ActionFact.Proposed(request, known.Reach), new ActionFact.Ordered()]);
    }
}
