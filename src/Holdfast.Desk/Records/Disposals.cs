using System.Text.Json;
using Holdfast.Desk.Api;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Retention;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;

namespace Holdfast.Desk.Records;

/// <summary>
/// Disposals: what is due, asked for by one person and approved by another (17 CFR 248.30(b); the approver differs from
/// the requester).
/// </summary>
internal sealed class Disposals(RetentionDesk desk)
{
    public Task ListAsync(HttpContext context) => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteStartArray("disposals");
        foreach (var request in desk.Requests())
        {
            json.WriteStartObject();
            json.WriteString("disposal", request.Id);
            json.WriteString("requestedBy", request.By);
            json.WriteString("requestedAt", InstantPattern.ExtendedIso.Format(request.At));
            json.WriteString("asOf", LocalDatePattern.Iso.Format(request.AsOf));
            json.WriteNumber("entries", request.Entries);
            json.WriteString("table", request.Table);
            if (request.ApprovedBy is not null)
            {
                json.WriteString("approvedBy", request.ApprovedBy);
            }

            json.WriteBoolean("done", request.IsDone);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public async Task PlanAsync(HttpContext context)
    {
        var query = new Query(context.Request.Query);
        var asOf = query.Date("asOf") ?? desk.Today;
        if (query.Refusal(["asOf"]) is { } faults)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        await AnswerAsync(context, await desk.PlanAsync(asOf, context.RequestAborted));
    }

    public async Task RequestAsync(HttpContext context)
    {
        if (await JsonAnswer.ReadAsync(context) is not { } body)
        {
            return;
        }

        var asOf = desk.Today;
        List<EventFault> faults = [.. JsonAnswer.Unknown(body, "asOf")];
        if (body.TryGetProperty("asOf", out var text))
        {
            if (text.ValueKind is JsonValueKind.String &&
                LocalDatePattern.Iso.Parse(text.GetString()!) is { Success: true, Value: var date })
            {
                asOf = date;
            }
            else
            {
                faults.Add(new EventFault("/asOf", "Expected a date as 2026-03-02."));
            }
        }

        if (faults.Count > 0)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        await AnswerAsync(context, await desk.RequestAsync(
            Asker.Of(context).ToString(), asOf, context.RequestAborted));
    }

    public async Task ApproveAsync(HttpContext context) => await AnswerAsync(context, await desk.ApproveAsync(
        (string)context.Request.RouteValues["disposal"]!, Asker.Of(context).ToString(), context.RequestAborted));

    private Task AnswerAsync(HttpContext context, RetentionAnswer answer) => answer switch
    {
        RetentionAnswer.Done done => JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString("disposal", done.Id);
            json.WriteNumber("entries", done.Entries);
        }),
        RetentionAnswer.Planned planned => JsonAnswer.WriteAsync(
            context, StatusCodes.Status200OK, json => Write(json, planned.Plan)),
        RetentionAnswer.Unknown unknown => JsonAnswer.NotFoundAsync(context, unknown.Reason),
        RetentionAnswer.Refused refused => Problem.Of(ProblemTypes.Refused, refused.Reason).ExecuteAsync(context),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private void Write(Utf8JsonWriter json, DisposalPlan plan)
    {
        json.WriteString("asOf", LocalDatePattern.Iso.Format(plan.AsOf));
        json.WriteNumber("before", plan.Before);
        json.WriteString("tableVersion", desk.Table.Version);
        json.WriteString("table", desk.Table.Sha256);
        json.WriteNumber("due", plan.Due.Count);
        json.WriteNumber("early", plan.Early);
        json.WriteNumber("onHold", plan.OnHold);
        json.WriteNumber("notBegun", plan.NotBegun);
        json.WriteNumber("always", plan.Always);
        json.WriteNumber("unreadable", plan.Unreadable);
        json.WriteNumber("gone", plan.Gone);
        json.WriteStartArray("rules");
        foreach (var rule in plan.Due.GroupBy(due => due.Rule))
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Key.Name);
            json.WriteString("citation", rule.Key.Citation);
            json.WriteBoolean("unverified", rule.Key.IsUnverified);
            json.WriteNumber("due", rule.Count());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
