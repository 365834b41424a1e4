using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Desk.Records;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Instructions.Http;

/// <summary>What the routes of changes of account data and of freezes do.</summary>
internal sealed class ChangeRoutes(
    ChangeDesk desk, FreezeDesk freezes, InstructionReading reading, PolicyClock clock)
{
    private static readonly string[] ListParameters = ["customer", "state", "after", "limit"];

    private delegate Task<ChangeOutcome> Act(InstructionId id, int? version, Officer by, CancellationToken ct);

    public async Task RequestAsync(HttpContext context)
    {
        if (await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return;
        }

        var (order, once) = (InstructionForms.Change(fields, clock.Zone), fields.Name("requestId"));
        if (await CustomerRequest.IsGoodAsync(context, fields))
        {
            await InstructionAnswers.AnswerAsync(
                context, await desk.RequestAsync(order, once, OfficerOf.Request(context), context.RequestAborted),
                StatusCodes.Status201Created);
        }
    }

    public async Task ListAsync(HttpContext context)
    {
        var query = new Query(context.Request.Query);
        var limit = query.Limit();
        var text = context.Request.Query;
        var state = query.Word<ChangeState>("state");
        if (query.Refusal(ListParameters) is { } faults)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        var rows = await reading.ListChangesAsync(
            text["customer"] is [{ } customer] ? customer : null, state, text["after"] is [{ } after] ? after : null,
            limit + 1, context.RequestAborted);
        await JsonAnswer.WritePageAsync(
            context, "changes", rows.Take(limit), InstructionJson.Write,
            rows.Count > limit ? rows[limit - 1].Id : null);
    }

    public async Task FindAsync(HttpContext context)
    {
        if (InstructionRoutes.IdOf(context) is not { } id
            || await reading.FindChangeAsync(id, OfficerOf.Request(context), context.RequestAborted) is not { } view)
        {
            await InstructionAnswers.AbsentAsync(context);
            return;
        }

        CustomerRequest.Tag(context, view.Change.Version);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json => InstructionJson.Write(json, view));
    }

    public Task ConfirmAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (way, contact) = (fields.NeededWord<ChangeConfirmationWay>("way"), fields.Name("contact"));
        var evidence = fields.Text("evidence");
        return (id, version, by, ct) => way is ChangeConfirmationWay.OldContact
            ? Task.FromResult<ChangeOutcome>(new ChangeOutcome.Refused([new Objection(
                ObjectionKind.PersonNeeded, "By the old contact's link the customer confirms, and nobody else.")]))
            : desk.ConfirmAsync(id, version, way, contact, evidence, by, ct);
    });

    public Task RevertAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var reason = fields.NeededText("reason");
        return (id, version, by, ct) => desk.RevertAsync(id, version, null, reason, by, ct);
    });

    public Task FurnishAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var to = new NoticeTo(fields.NeededWord<NoticeParty>("party"), fields.NeededId("id"));
        var document = fields.NeededText("document");
        return (id, version, by, ct) => desk.FurnishAsync(id, version, to, document, by, ct);
    });

    public Task ReviewAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var findings = fields.NeededText("findings");
        return (id, version, by, ct) => desk.ReviewAsync(id, version, findings, by, ct);
    });

    public async Task ThawAsync(HttpContext context)
    {
        if (await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return;
        }

        var (account, reason) = (fields.NeededId("account"), fields.NeededText("reason"));
        if (!await CustomerRequest.IsGoodAsync(context, fields))
        {
            return;
        }

        var against = await freezes.ThawAsync(account, reason, OfficerOf.Request(context), context.RequestAborted);
        if (against.Count > 0)
        {
            await InstructionAnswers.RefuseAsync(context, against);
            return;
        }

        await JsonAnswer.WriteAsync(
            context, StatusCodes.Status200OK, json => json.WriteBoolean("frozen", false));
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

        if (InstructionRoutes.IdOf(context) is not { } id)
        {
            await InstructionAnswers.AbsentAsync(context);
            return;
        }

        await InstructionAnswers.AnswerAsync(
            context, await act(id, (int?)version, OfficerOf.Request(context), context.RequestAborted));
    }
}
