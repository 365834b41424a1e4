using Holdfast.Desk.Api;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Records;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Cases.Http;

/// <summary>How routes of cases answer.</summary>
internal static class CaseAnswers
{
    /// <summary>What came of a command: where the case stands.</summary>
    public static Task AnswerAsync(HttpContext context, CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Done(var row, var position) => StandAsync(context, row, position),
        CaseOutcome.Refused(var objections) => RefuseAsync(context, objections),
        CaseOutcome.Stale => CustomerRequest.StaleAsync(context),
        CaseOutcome.Unknown => AbsentAsync(context),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Every reason why something is not done.</summary>
    public static Task RefuseAsync(HttpContext context, IEnumerable<CaseObjection> objections)
    {
        var all = objections.ToList();
        var problem = Problem.Of(ProblemTypes.CaseRefused, string.Join(" ", all.Select(one => one.Detail)));
        problem.ProblemDetails.Extensions["objections"] = all.Select(one => Words.Of(one.Kind)).Distinct().ToArray();
        return problem.ExecuteAsync(context);
    }

    /// <summary>That there is no such thing, in the same words whatever it is.</summary>
    public static Task AbsentAsync(HttpContext context) =>
        JsonAnswer.NotFoundAsync(context, "There is nothing by this id.");

    private static Task StandAsync(HttpContext context, CaseRow row, long? position)
    {
        CustomerRequest.Tag(context, row.Version);
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString("id", row.Id);
            json.WriteNumber("version", row.Version);
            json.WriteString("state", Words.Of(row.State));
            if (row.AssigneeName is { } assignee)
            {
                json.WriteString("assignee", assignee);
            }

            if (position is { } at)
            {
                json.WriteNumber("position", at);
            }
        });
    }
}
