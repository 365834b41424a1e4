using System.Text.Json;
using Holdfast.Desk.Api;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Desk.Records;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Instructions.Http;

/// <summary>How routes of instructions answer.</summary>
internal static class InstructionAnswers
{
    /// <summary>What came of a command: where the instruction stands, and nothing of the customer.</summary>
    public static Task AnswerAsync(
        HttpContext context, InstructionOutcome outcome, int done = StatusCodes.Status200OK) =>
        outcome switch
        {
            InstructionOutcome.Done(var instruction) => StandAsync(context, done, instruction),
            InstructionOutcome.Repeated(var instruction) => StandAsync(context, done, instruction),
            InstructionOutcome.Refused(var objections) => RefuseAsync(context, objections),
            InstructionOutcome.Stale => CustomerRequest.StaleAsync(context),
            InstructionOutcome.Unknown => AbsentAsync(context),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>What came of a command on a change.</summary>
    public static Task AnswerAsync(HttpContext context, ChangeOutcome outcome, int done = StatusCodes.Status200OK) =>
        outcome switch
        {
            ChangeOutcome.Done(var change) => StandAsync(context, done, change),
            ChangeOutcome.Refused(var objections) => RefuseAsync(context, objections),
            ChangeOutcome.Stale => CustomerRequest.StaleAsync(context),
            ChangeOutcome.Unknown => AbsentAsync(context),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Every reason why something is not done.</summary>
    public static Task RefuseAsync(HttpContext context, IEnumerable<Objection> objections)
    {
        var all = objections.ToList();
        var problem = Problem.Of(ProblemTypes.InstructionRefused, string.Join(" ", all.Select(one => one.Detail)));
        problem.ProblemDetails.Extensions["objections"] = all.Select(one => Words.Of(one.Kind)).Distinct().ToArray();
        return problem.ExecuteAsync(context);
    }

    /// <summary>That there is no such thing, in the same words whatever it is.</summary>
    public static Task AbsentAsync(HttpContext context) =>
        JsonAnswer.NotFoundAsync(context, "There is nothing by this id.");

    private static Task StandAsync(HttpContext context, int status, Instruction instruction)
    {
        CustomerRequest.Tag(context, instruction.Version);
        return JsonAnswer.WriteAsync(context, status, json => WriteStand(json, instruction));
    }

    private static Task StandAsync(HttpContext context, int status, DataChange change)
    {
        CustomerRequest.Tag(context, change.Version);
        return JsonAnswer.WriteAsync(context, status, json =>
        {
            json.WriteString("id", change.Id.ToString());
            json.WriteNumber("version", change.Version);
            json.WriteString("state", Words.Of(change.State));
        });
    }

    /// <summary>Where an instruction stands.</summary>
    public static void WriteStand(Utf8JsonWriter json, Instruction instruction)
    {
        json.WriteString("id", instruction.Id.ToString());
        json.WriteNumber("version", instruction.Version);
        json.WriteString("state", Words.Of(instruction.State));
        if (instruction.Order.Transfer is { } transfer)
        {
            json.WriteString("transfer", transfer);
        }

        json.WriteString("needs", Words.Of(instruction.Needs));
        if (instruction.Release is { } release)
        {
            json.WriteString("payment", release.Release.Payment);
        }

        if (instruction.Rejection is { Rejection.SupersededBy: { } by })
        {
            json.WriteString("supersededBy", by.ToString());
        }
    }
}
