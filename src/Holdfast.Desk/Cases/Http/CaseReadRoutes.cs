using Holdfast.Desk.Access;
using Holdfast.Desk.Cases.Work;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Records;
using Holdfast.Engine.Contract;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Cases.Http;

/// <summary>
/// Shows cases. What people wrote may tell of customers: that it was looked at is kept before it is shown.
/// </summary>
internal sealed class CaseReadRoutes(CaseReader reader, CaseTexts texts, CaseLooks looks)
{
    private const int AlertsAtMost = 200;

    private static readonly string[] ListParameters =
        ["state", "kind", "severity", "disposition", "review", "assignee", "customer", "order", "after", "limit"];

    private static readonly string[] AlertParameters = ["after", "limit"];

    public async Task ListAsync(HttpContext context)
    {
        var (query, values) = (new Query(context.Request.Query), context.Request.Query);
        var order = query.Word<CaseOrder>("order") ?? CaseOrder.Urgency;
        var filter = new CaseFilter
        {
            States = query.Word<CaseState>("state") is { } state ? [state]
                : order is CaseOrder.LastDecided ? [CaseState.Decided]
                : [CaseState.Open, CaseState.InWork],
            Kind = query.Word<CaseKind>("kind"),
            Disposition = query.Word<Disposition>("disposition"),
            Review = query.Word<ReviewState>("review"),
            Severity = query.Word<Outcome>("severity"),
            Order = order,
            Assignee = values["assignee"] is [{ Length: > 0 } assignee] && assignee != "nobody" ? assignee : null,
            IsUnassigned = values["assignee"] is ["nobody"],
            After = values["after"] is [{ } after] ? after : null,
            Limit = query.Limit(),
        };
        if (filter.After is { } place && !CaseOrdering.IsPlace(place))
        {
            query.Fault("after", "Expected `next` of a page before.");
        }

        if (query.Refusal(ListParameters) is { } faults)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        // Of one customer there are few, and they are listed whatever became of them.
        var page = values["customer"] is [{ Length: > 0 } customer]
            ? new CasePage(await reader.CasesOfSubjectAsync(customer, filter.Limit, context.RequestAborted), null)
            : await reader.QueueAsync(filter, context.RequestAborted);
        await JsonAnswer.WritePageAsync(context, "cases", page.Rows, CaseJson.Write, page.Next);
    }

    public async Task FindAsync(HttpContext context)
    {
        if (CaseRoutes.IdOf(context) is not { } id
            || await reader.FindAsync(id, context.RequestAborted) is not { } found)
        {
            await CaseAnswers.AbsentAsync(context);
            return;
        }

        var ct = context.RequestAborted;
        var alerts = await reader.AlertsOfAsync(found.Id, -1, AlertsAtMost, ct);
        var (tasks, history) = (await reader.TasksOfAsync(found.Id, ct), await reader.HistoryOfAsync(found.Id, ct));
        await looks.RecordAsync(ActorOf.Request(context), found.Id, alerts.Count, ct);
        var written = texts.Read(history.Select(row => row.Position))
            .ToLookup(text => text.Position, text => text.Text.IsGone ? "(disposed of)" : text.Text.Text);
        var merged = await reader.MergedIntoAsync(found.Id, ct);
        Customers.CustomerRequest.Tag(context, found.Row.Version);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            CaseJson.WriteMembers(json, found.Row);
            json.WriteStartArray("alerts");
            alerts.ToList().ForEach(alert => CaseJson.Write(json, alert));
            json.WriteEndArray();
            json.WriteStartArray("tasks");
            tasks.ToList().ForEach(task => CaseJson.Write(json, task, string.Join('\n', written[task.Position])));
            json.WriteEndArray();
            json.WriteStartArray("history");
            history.ToList().ForEach(row => CaseJson.Write(json, row, written[row.Position]));
            json.WriteEndArray();
            json.WriteStartArray("merged");
            merged.ToList().ForEach(row => json.WriteStringValue(row.Id));
            json.WriteEndArray();
        });
    }

    public async Task ListAlertsAsync(HttpContext context)
    {
        var query = new Query(context.Request.Query);
        var (after, limit) = (query.Position("after") ?? -1, query.Limit());
        if (query.Refusal(AlertParameters) is { } faults)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        if (CaseRoutes.IdOf(context) is not { } id
            || await reader.FindAsync(id, context.RequestAborted) is not { } found)
        {
            await CaseAnswers.AbsentAsync(context);
            return;
        }

        var rows = await reader.AlertsOfAsync(found.Id, after, limit + 1, context.RequestAborted);
        await looks.RecordAsync(
            ActorOf.Request(context), found.Id, Math.Min(rows.Count, limit), context.RequestAborted);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString("case", found.Row.Id);
            json.WriteStartArray("alerts");
            rows.Take(limit).ToList().ForEach(alert => CaseJson.Write(json, alert));
            json.WriteEndArray();
            if (rows.Count > limit)
            {
                json.WriteNumber("next", rows[limit - 1].Position);
            }
        });
    }
}
