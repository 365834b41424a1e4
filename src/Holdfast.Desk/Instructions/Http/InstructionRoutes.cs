using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Desk.Records;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Holdfast.Desk.Instructions.Http;

/// <summary>What the routes of instructions do: read what is sent, ask the desk, answer where it stands.</summary>
internal sealed class InstructionRoutes(
    ReceivingDesk receiving, InstructionDesk desk, InstructionReading reading, PolicyClock clock)
{
    private static readonly string[] ListParameters = ["state", "customer", "account", "category", "after", "limit"];

    private delegate Task<InstructionOutcome> Act(InstructionId id, int? version, Officer by, CancellationToken ct);

    public async Task ReceiveAsync(HttpContext context)
    {
        if (await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return;
        }

        var order = InstructionForms.Order(fields, clock.Zone);
        var sanctions = fields.Word<SanctionsResult>("sanctions");
        if (await CustomerRequest.IsGoodAsync(context, fields))
        {
            var by = OfficerOf.Request(context);
            await InstructionAnswers.AnswerAsync(
                context,
                await receiving.ReceiveAsync(
                    new NewInstruction(order, sanctions, ContentOf(order, sanctions)), by, context.RequestAborted),
                StatusCodes.Status201Created);
        }
    }

    public async Task ListAsync(HttpContext context)
    {
        var query = new Query(context.Request.Query);
        var limit = query.Limit();
        var text = context.Request.Query;
        var state = query.Word<InstructionState>("state");
        if (query.Refusal(ListParameters) is { } faults)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        var page = await reading.ListAsync(
            new InstructionFilter
            {
                States = state is { } one ? [one] : [],
                Customer = text["customer"] is [{ } customer] ? customer : null,
                Account = text["account"] is [{ } account] ? account : null,
                Category = text["category"] is [{ } category] ? category : null,
                After = text["after"] is [{ } after] ? after : null,
                Limit = limit,
            },
            context.RequestAborted);
        await JsonAnswer.WritePageAsync(
            context, "instructions", page.Rows, InstructionJson.Write, page.Next);
    }

    public async Task FindAsync(HttpContext context)
    {
        if (IdOf(context) is not { } id
            || await reading.FindAsync(id, OfficerOf.Request(context), context.RequestAborted) is not { } view)
        {
            await InstructionAnswers.AbsentAsync(context);
            return;
        }

        CustomerRequest.Tag(context, view.Instruction.Version);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json => InstructionJson.Write(json, view));
    }

    public Task AskAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var contact = fields.Name("contact");
        return (id, version, by, ct) => desk.SeekAsync(id, version, contact, by, ct);
    });

    public Task AttemptAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (contact, outcome) = (fields.Name("contact") ?? "", fields.NeededWord<AttemptOutcome>("outcome"));
        return (id, version, by, ct) => desk.AttemptAsync(id, version, contact, outcome, by, ct);
    });

    public Task CallBackAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (contact, answers) = (fields.Name("contact") ?? "", InstructionForms.Call(fields));
        return (id, version, by, ct) => desk.CallBackAsync(id, version, contact, answers, by, ct);
    });

    public Task ProveAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var proof = InstructionForms.Proof(fields);
        return (id, version, by, ct) => desk.ProveAsync(id, version, proof, by, ct);
    });

    public Task ReleaseAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (reason, sanctions) = (fields.Text("reason") ?? "", fields.Word<SanctionsResult>("sanctions"));
        return (id, version, by, ct) => desk.ReleaseAsync(id, version, reason, sanctions, by, ct);
    });

    public Task RejectAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (reason, detail) = (fields.NeededWord<RejectionReason>("reason"), fields.NeededText("detail"));
        return (id, version, by, ct) => desk.RejectAsync(id, version, reason, detail, by, ct);
    });

    public Task CancelAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var detail = fields.NeededText("detail");
        return (id, version, by, ct) =>
            desk.RejectAsync(id, version, RejectionReason.CustomerCancelled, detail, by, ct);
    });

    public Task AmendAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var order = InstructionForms.Order(fields, clock.Zone);
        return (id, version, by, ct) => receiving.AmendAsync(id, version, order, by, ct);
    });

    public Task HoldAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (kind, belief) = (fields.NeededWord<HoldKind>("kind"), fields.NeededText("belief"));
        var isImpaired = fields.Flag("impaired") ?? false;
        return (id, version, by, ct) => desk.HoldAsync(id, version, kind, belief, isImpaired, by, ct);
    });

    public Task NoticeAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var notice = InstructionForms.Notice(fields);
        if (fields.Flag("send") == true)
        {
            return (id, version, by, ct) => desk.SendNoticeAsync(id, version, notice.Party, by, ct);
        }

        return (id, version, by, ct) => desk.NoticeAsync(id, version, notice, by, ct);
    });

    public Task ReviewAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (isSupported, findings) = (fields.NeededFlag("supportsBelief"), fields.NeededText("findings"));
        return (id, version, by, ct) => desk.ReviewAsync(id, version, isSupported, findings, by, ct);
    });

    public Task ExtendAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (reason, reference) = (fields.NeededText("reason"), fields.Text("reference"));
        return (id, version, by, ct) => desk.ExtendAsync(id, version, reason, reference, by, ct);
    });

    public Task SettleAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var trace = fields.NeededText("trace");
        return (id, version, by, ct) => desk.SettleAsync(id, version, trace, by, ct);
    });

    public Task ReturnAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (code, back) = (fields.NeededText("code"), InstructionForms.Amount(fields, "recovered", "currency"));
        return (id, version, by, ct) => desk.ReturnAsync(id, version, code, back, by, ct);
    });

    public Task RecallAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (code, back) = (fields.NeededText("code"), InstructionForms.Amount(fields, "recovered", "currency"));
        return (id, version, by, ct) => desk.RecallAsync(id, version, code, back, by, ct);
    });

    public Task ExceptionAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var code = fields.NeededText("code");
        return (id, version, by, ct) => desk.TakeExceptionAsync(id, version, code, by, ct);
    });

    public Task HandOverAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (number, rep) = (fields.NeededText("number"), fields.NeededText("representative"));
        var days = DateTimeZoneProviders.Tzdb.GetZoneOrNull(clock.Zone) ?? DateTimeZone.Utc;
        var at = fields.Time("at", days) ?? clock.Now;
        return (id, version, by, ct) => desk.HandOverAsync(id, version, number, rep, at, by, ct);
    });

    public Task ReceiptAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var document = fields.NeededText("document");
        return (id, version, by, ct) => desk.ReceiptAsync(id, version, document, by, ct);
    });

    public Task FollowUpAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (contact, hasArrived) = (fields.Name("contact") ?? "", fields.NeededFlag("arrived"));
        return (id, version, by, ct) => desk.FollowUpAsync(id, version, contact, hasArrived, by, ct);
    });

    /// <summary>The id of the path; null where it is none.</summary>
    internal static InstructionId? IdOf(HttpContext context) =>
        InstructionId.TryParse((string?)context.Request.RouteValues["id"], null, out var id) ? id : null;

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
            await InstructionAnswers.AbsentAsync(context);
            return;
        }

        await InstructionAnswers.AnswerAsync(
            context,
            await act(id, (int?)version, OfficerOf.Request(context), context.RequestAborted));
    }

    // By what it says, not by how it is written: the same request is the same in whatever order its members stand.
    private static string ContentOf(TransmittalOrder order, SanctionsResult? sanctions) => string.Join(
        '\u001f', order.Customer, order.Account.Text, order.Rail, order.Amount, order.Asset, order.Payee.Kind,
        order.Payee.Name.Text, order.Payee.Account.Text, order.Payee.Bank.Text, order.Payee.Country, order.Payee.Owner,
        order.DeliverTo, order.Purpose.Text, order.Medium, order.InstructedBy, order.ClaimedBy.Text, order.Zone,
        order.Transfer, order.Authority, order.StandingLetter, order.RawSha256, order.RawCopy.Text, order.Allocation,
        sanctions);
}
