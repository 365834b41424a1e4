using Holdfast.Desk.Actions.Work;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Records;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Actions.Http;

/// <summary>What the routes of orders do: read what is sent, ask the desk, answer where it stands.</summary>
internal sealed class ActionRoutes(ActionDesk desk, ActionReader reading, ActionReach reach, DeskReader reader)
{
    public const int LongestWords = 2_000;

    private static readonly string[] ListParameters = ["state", "kind", "case", "customer", "late", "after", "limit"];

    private delegate Task<ActionResult> Act(ActionId id, int? version, Officer by, CancellationToken ct);

    public async Task OrderAsync(HttpContext context)
    {
        if (await ReadAsync(context) is { } asked)
        {
            await ActionAnswers.AnswerAsync(
                context, await desk.OrderAsync(asked, OfficerOf.Request(context), context.RequestAborted),
                StatusCodes.Status201Created);
        }
    }

    public async Task ReachAsync(HttpContext context)
    {
        if (await ReadAsync(context) is not { } asked)
        {
            return;
        }

        await using var db = reader.Open();
        var seen = reach.Of(db, asked);
        var verdict = Rules.OrderAction.Decide(seen.Request, seen.Known, OfficerOf.Request(context));
        await JsonAnswer.WriteAsync(
            context, StatusCodes.Status200OK, json => ActionJson.Write(json, seen, verdict));
    }

    public async Task ListAsync(HttpContext context)
    {
        var query = new Query(context.Request.Query);
        var (limit, isLate, text) = (query.Limit(), query.Flag("late"), context.Request.Query);
        var state = query.Word<ActionState>("state");
        var kind = query.Word<ActionKind>("kind");
        if (query.Refusal(ListParameters) is { } faults)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        var page = await reading.ListAsync(
            new ActionFilter
            {
                State = state,
                Kind = kind,
                Case = text["case"] is [{ } named] ? named : null,
                Customer = text["customer"] is [{ } customer] ? customer : null,
                IsLateOnly = isLate,
                After = text["after"] is [{ } after] ? after : null,
                Limit = limit,
            },
            context.RequestAborted);
        await JsonAnswer.WritePageAsync(context, "actions", page.Rows, ActionJson.Write, page.Next);
    }

    public async Task FindAsync(HttpContext context)
    {
        if (IdOf(context) is not { } id
            || await reading.FindAsync(id, OfficerOf.Request(context), context.RequestAborted) is not { } view)
        {
            await ActionAnswers.AbsentAsync(context);
            return;
        }

        CustomerRequest.Tag(context, view.Order.Version);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json => ActionJson.Write(json, view));
    }

    public Task ApproveAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var words = fields.Text("words", LongestWords) ?? "";
        return (id, version, by, ct) => desk.ApproveAsync(id, version, words, by, ct);
    });

    public Task DeclineAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var words = fields.NeededText("words", LongestWords);
        return (id, version, by, ct) => desk.DeclineAsync(id, version, words, by, ct);
    });

    public Task WithdrawAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var words = fields.Text("words", LongestWords) ?? "";
        return (id, version, by, ct) => desk.WithdrawAsync(id, version, words, by, ct);
    });

    public Task ReviewAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (stands, words) = (fields.NeededFlag("stands"), fields.NeededText("words", LongestWords));
        return (id, version, by, ct) => desk.ReviewAsync(id, version, stands, words, by, ct);
    });

    public Task UndoAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var reason = fields.NeededText("reason", LongestWords);
        return (id, version, by, ct) => desk.UndoAsync(id, version, reason, by, ct);
    });

    public Task AnswerAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var outcome = fields.NeededWord<ActionOutcome>("outcome");
        var words = fields.Text("words", LongestWords) ?? "";
        return (id, version, by, ct) => desk.AnswerAsync(id, version, outcome, words, by, ct);
    });

    /// <summary>The id of the path; null where it is none.</summary>
    private static ActionId? IdOf(HttpContext context) =>
        ActionId.TryParse((string?)context.Request.RouteValues["id"], null, out var id) ? id : null;

    private static async Task<NewAction?> ReadAsync(HttpContext context)
    {
        if (await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return null;
        }

        var asked = new NewAction(
            fields.NeededWord<ActionKind>("kind"), fields.Id("target") ?? "",
            fields.Text("reason", LongestWords) ?? "")
        {
            Customer = fields.Id("customer"),
            Case = fields.Name("case"),
            IsEmergency = fields.Flag("emergency") ?? false,
            RequestId = fields.Name("requestId"),
        };
        return await CustomerRequest.IsGoodAsync(context, fields) ? asked : null;
    }

    private static async Task ActAsync(HttpContext context, Func<JsonFields, Act> read)
    {
        var (isRead, version, _) = await CustomerRequest.VersionAsync(context);
        if (!isRead || await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return;
        }

        var act = read(fields);
        if (!await CustomerRequest.IsGoodAsync(context, fields))
        {
            return;
        }

        if (IdOf(context) is not { } id)
        {
            await ActionAnswers.AbsentAsync(context);
            return;
        }

        await ActionAnswers.AnswerAsync(
            context, await act(id, (int?)version, OfficerOf.Request(context), context.RequestAborted));
    }
}
