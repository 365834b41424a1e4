using System.Text.Json;
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
    private const int AlertsAtMost = 200, TasksAtMost = 200, HistoryAtMost = 200;

    private static readonly string[] ListParameters =
        ["state", "kind", "severity", "disposition", "review", "assignee", "customer", "order", "after", "limit"];

    private static readonly string[] AlertParameters = ["after", "limit"], HistoryParameters = ["before", "limit"];

    public async Task ListAsync(HttpContext context)
    {
        var (query, values) = (new Query(context.Request.Query), context.Request.Query);

        // Of one customer there are few: where nothing else is said, they are listed whatever became of them.
        var customer = values["customer"] is [{ Length: > 0 } named] ? named : null;
        var order = query.Word<CaseOrder>("order") ?? (customer is null ? CaseOrder.Urgency : CaseOrder.Newest);
        var filter = new CaseFilter
        {
            States = query.Word<CaseState>("state") is { } state ? [state]
                : order is CaseOrder.LastDecided ? [CaseState.Decided]
                : customer is null ? [CaseState.Open, CaseState.InWork] : [],
            Customer = customer,
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

        var page = await reader.QueueAsync(filter, context.RequestAborted);
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
        var alerts = await reader.AlertsOfAsync(found.Id, -1, AlertsAtMost + 1, ct);
        var tasks = await reader.TasksOfAsync(found.Id, TasksAtMost + 1, ct);
        var history = await reader.HistoryOfAsync(found.Id, long.MaxValue, HistoryAtMost, ct);
        await looks.RecordAsync(ActorOf.Request(context), found.Id, Math.Min(alerts.Count, AlertsAtMost), ct);
        var written = WrittenIn([.. history.Rows.Select(row => row.Position), .. tasks.Select(row => row.Position)]);
        var merged = await reader.MergedIntoAsync(found.Id, ct);
        Customers.CustomerRequest.Tag(context, found.Row.Version);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            CaseJson.WriteMembers(json, found.Row);
            WriteList(json, "alerts", alerts.Take(AlertsAtMost), alert => CaseJson.Write(json, alert));
            if (alerts.Count > AlertsAtMost)
            {
                json.WriteNumber("alertsAfter", alerts[AlertsAtMost - 1].Position);
            }

            WriteList(json, "tasks", tasks.Take(TasksAtMost), task => CaseJson.Write(
                json, task, string.Join('\n', written[task.Position])));
            if (tasks.Count > TasksAtMost)
            {
                json.WriteBoolean("moreTasks", true);
            }

            WriteHistory(json, history, "historyBefore", written);
            WriteList(json, "merged", merged, row => json.WriteStringValue(row.Id));
        });
    }

    public async Task ListHistoryAsync(HttpContext context)
    {
        var query = new Query(context.Request.Query);
        var (before, limit) = (query.Position("before") ?? long.MaxValue, query.Limit());
        if (query.Refusal(HistoryParameters) is { } faults)
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

        var history = await reader.HistoryOfAsync(found.Id, before, limit, context.RequestAborted);
        await looks.RecordAsync(
            ActorOf.Request(context), found.Id, history.Rows.Length, context.RequestAborted);
        var written = WrittenIn(history.Rows.Select(row => row.Position));
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString("case", found.Row.Id);
            WriteHistory(json, history, "before", written);
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
            WriteList(json, "alerts", rows.Take(limit), alert => CaseJson.Write(json, alert));
            if (rows.Count > limit)
            {
                json.WriteNumber("next", rows[limit - 1].Position);
            }
        });
    }

    private ILookup<long, string> WrittenIn(IEnumerable<long> positions) => texts.Read(positions)
        .ToLookup(text => text.Position, text => text.Text.IsGone ? "(disposed of)" : text.Text.Text);

    private static void WriteHistory(
        Utf8JsonWriter json, CaseHistory history, string before, ILookup<long, string> written)
    {
        WriteList(json, "history", history.Rows, row => CaseJson.Write(json, row, written[row.Position]));
        if (history.Before is { } older)
        {
            json.WriteNumber(before, older);
        }
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> rows, Action<T> write)
    {
        json.WriteStartArray(name);
        rows.ToList().ForEach(write);
        json.WriteEndArray();
    }
}
