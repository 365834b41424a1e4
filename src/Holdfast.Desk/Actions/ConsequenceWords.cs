using System.Globalization;
using Holdfast.Desk.Actions.Work;
using Holdfast.Desk.Console;
using Holdfast.Desk.Console.Parts;

namespace Holdfast.Desk.Actions;

/// <summary>What an order will do, in sentences that are read before it is given.</summary>
internal static class ConsequenceWords
{
    /// <summary>All of it: what happens, how far it reaches, who is told, and how it is taken back.</summary>
    public static IEnumerable<string> Of(ReachOfAction seen)
    {
        var (request, reach) = (seen.Request, seen.Known.Reach);
        yield return Does(request.Kind);
        if (Reaches(reach, request.Rule) is { } reaches)
        {
            yield return reaches;
        }

        if (reach.Instructions > 0)
        {
            yield return Open(seen);
        }

        if (seen.IsFrozen && request.Kind is ActionKind.FreezeAccount)
        {
            yield return "The account is frozen here already, for another reason, which stands in any case.";
        }

        yield return Told(reach.Receivers, request.Rule);
        yield return Second(request);
        yield return Undone(request.Kind);
    }

    /// <summary>What happens when a second person has an order go out, in the words that the first one read.</summary>
    public static IEnumerable<string> OfApproval(ActionOrder order)
    {
        yield return Does(order.Request.Kind);
        if (Reaches(order.Reach, order.Request.Rule) is { } reaches)
        {
            yield return reaches;
        }

        yield return Told(order.Reach.Receivers, order.Request.Rule);
        yield return Undone(order.Request.Kind);
    }

    private static string Does(ActionKind kind) => kind switch
    {
        ActionKind.FreezeAccount =>
            "Nothing leaves the account any more. Here no instruction of it is released, from within seconds.",
        ActionKind.EndSessions => "Whoever is signed in as the customer is signed out, the customer too.",
        ActionKind.ResetCredentials =>
            "What the customer signs in by is worth nothing any more. They prove who they are before they set another.",
        ActionKind.HoldTransfers =>
            "Transfers out of the account wait. Here the open instructions are held for verification; what comes later "
            + "is not.",
        ActionKind.BlockPayee =>
            "No customer pays this payee any more, the honest ones neither. Here the open instructions to it are held "
            + "for verification; what comes later is not.",
        ActionKind.BlockDevice => "Nobody signs in from this device any more, its owner neither.",
        ActionKind.BlockSymbol =>
            "No customer buys or sells this security any more, honest holders who want to sell neither.",
        ActionKind.RestrictTrading => "The account neither buys nor sells. What is open of it stays open.",
        ActionKind.OpenIncident => "The firm's own systems open an incident. Nothing is stopped by it.",
    };

    private static string? Reaches(Reach reach, ActionRule rule) => (rule.Target, reach.Accounts) switch
    {
        (TargetKind.Customer, { } accounts) => $"It concerns {Count(accounts, "account")} of the customer.",
        (TargetKind.Payee, { } accounts) => $"{Count(accounts, "account")} asked to pay this payee so far.",
        (TargetKind.Device, { } accounts) => $"The device was seen with {Count(accounts, "account")} so far.",
        (TargetKind.Symbol, { } accounts) => $"{Count(accounts, "account")} traded the security so far.",
        (TargetKind.Device, null) => "How many customers use the device is not counted here: see who else does first.",
        (TargetKind.Symbol, null) => "How many customers trade the security is not counted here.",
        _ => null,
    };

    private static string Open(ReachOfAction seen) =>
        $"{Count(seen.Known.Reach.Instructions, "instruction")} for {Amount.Text(seen.AtStake)} "
        + (seen.Known.Reach.Instructions == 1 ? "is open and concerned." : "are open and concerned.");

    private static string Told(int receivers, ActionRule rule) => receivers == 0
        ? "No system of the firm is told, because none asked for action.ordered: somebody has to do it by hand."
        : $"{Count(receivers, "system")} of the firm {(receivers == 1 ? "is" : "are")} told, by a signed message, and "
            + $"{(receivers == 1 ? "has" : "have")} {FirmTime.Text(rule.AnswerWithin)} to answer. The customer is not "
            + "told by it.";

    private static string Second(ActionRequest request) => request switch
    {
        { IsEmergency: true, Rule.CanBeEmergency: true } =>
            "It goes out at once, and a second person looks at it within "
            + $"{FirmTime.Text(ActionRule.ReviewWithin)}. What does not stand then is taken back.",
        { Rule.NeedsSecond: true } =>
            "It goes out when a second person says so, in a supervisory, compliance or legal capacity.",
        _ => "It goes out at once.",
    };

    private static string Undone(ActionKind kind) => kind switch
    {
        ActionKind.EndSessions => "It cannot be taken back; the customer signs in again.",
        ActionKind.ResetCredentials => "It cannot be taken back.",
        ActionKind.OpenIncident => "It cannot be taken back here; the incident is closed where it was opened.",
        ActionKind.HoldTransfers or ActionKind.BlockPayee =>
            "It is taken back by a supervisor who did not order it. What is held here is released as anything held is.",
        ActionKind.FreezeAccount or ActionKind.BlockDevice or ActionKind.BlockSymbol or ActionKind.RestrictTrading =>
            "It is taken back by a supervisor who did not order it.",
    };

    private static string Count(int number, string what) => string.Create(
        CultureInfo.InvariantCulture,
        $"{number:#,0} {what}{(number == 1 ? "" : "s")}{(number == ActionReach.CountedAtMost ? " or more" : "")}");
}
