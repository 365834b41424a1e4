using Holdfast.Desk.Actions.Work;
using Holdfast.Desk.Api;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Records;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Actions.Http;

/// <summary>How routes of orders answer.</summary>
internal static class ActionAnswers
{
    /// <summary>What came of a command: where the order stands, and nothing of the customer.</summary>
    public static Task AnswerAsync(HttpContext context, ActionResult result, int done = StatusCodes.Status200OK) =>
        result switch
        {
            ActionResult.Done(var order) => StandAsync(context, done, order),
            ActionResult.Repeated(var order) => StandAsync(context, done, order),
            ActionResult.Refused(var objections) => RefuseAsync(context, [.. objections]),
            ActionResult.Stale => CustomerRequest.StaleAsync(context),
            ActionResult.Unknown => AbsentAsync(context),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>That there is no such order.</summary>
    public static Task AbsentAsync(HttpContext context) =>
        JsonAnswer.NotFoundAsync(context, "There is no order by this id.");

    private static Task RefuseAsync(HttpContext context, IReadOnlyList<ActionObjection> objections)
    {
        var problem = Problem.Of(ProblemTypes.ActionRefused, string.Join(" ", objections.Select(one => one.Detail)));
        problem.ProblemDetails.Extensions["objections"] =
            objections.Select(one => Words.Of(one.Kind)).Distinct().ToArray();
        return problem.ExecuteAsync(context);
    }

    private static Task StandAsync(HttpContext context, int status, ActionOrder order)
    {
        CustomerRequest.Tag(context, order.Version);
        return JsonAnswer.WriteAsync(context, status, json => ActionJson.WriteStand(json, order));
    }
}
