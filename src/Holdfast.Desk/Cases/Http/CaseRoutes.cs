using Holdfast.Desk.Cases.Work;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Records;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Cases.Http;

/// <summary>What the routes of one case do: read what is sent, ask the desk, answer where it stands.</summary>
internal sealed class CaseRoutes(CaseDesk desk)
{
    private delegate Task<CaseOutcome> Act(CaseRequest order, CancellationToken ct);

    public Task TakeAsync(HttpContext context) => ActAsync(context, _ => ("", desk.TakeAsync));

    public Task AssignAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var to = fields.NeededText("to");
        return (to, (order, ct) => desk.AssignAsync(order, to, ct));
    });

    public Task GiveBackAsync(HttpContext context) => ActAsync(context, _ => ("", desk.GiveBackAsync));

    public Task NoteAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var text = CaseForms.NeededText(fields, "text");
        return (text, (order, ct) => desk.NoteAsync(order, text, ct));
    });

    public Task SetTaskAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (text, to) = (CaseForms.NeededText(fields, "text"), fields.Text("to"));
        if (!fields.Has("due"))
        {
            fields.NeededText("due");
        }

        var due = fields.Time("due") ?? default;
        return ($"{text}\u001f{due}\u001f{to}", (order, ct) => desk.SetTaskAsync(order, text, due, to, ct));
    });

    public Task DoTaskAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var text = CaseForms.Text(fields, "text");
        var task = long.TryParse(
            (string?)context.Request.RouteValues["task"], System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1;
        return ($"{task}\u001f{text}", (order, ct) => desk.DoTaskAsync(order, task, text, ct));
    });

    public Task MergeAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (into, why) = (CaseForms.NeededCase(fields, "into"), CaseForms.NeededText(fields, "reason"));
        return ($"{into}\u001f{why}", (order, ct) => desk.MergeAsync(order, into, why, ct));
    });

    public Task SplitAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var (alerts, customers) = (CaseForms.Positions(fields, "alerts"), fields.Texts("customers"));
        var why = CaseForms.NeededText(fields, "reason");
        return (
            $"{string.Join(' ', alerts)}\u001f{string.Join('\u001e', customers)}\u001f{why}",
            (order, ct) => desk.SplitAsync(order, alerts, customers, why, ct));
    });

    public Task DecideAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var what = Instructions.Http.InstructionForms.NeededWord<Disposition>(fields, "disposition");
        var why = CaseForms.NeededText(fields, "reason");
        return ($"{what}\u001f{why}", (order, ct) => desk.DecideAsync(order, what, why, ct));
    });

    public Task ReopenAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var why = CaseForms.NeededText(fields, "reason");
        return (why, (order, ct) => desk.ReopenAsync(order, why, ct));
    });

    public Task ReviewAsync(HttpContext context) => ActAsync(context, fields =>
    {
        var isSame = fields.NeededFlag("agrees");
        var text = CaseForms.NeededText(fields, "text");
        return ($"{isSame}\u001f{text}", (order, ct) => desk.ReviewAsync(order, isSame, text, ct));
    });

    /// <summary>The id of the path; null where it is none.</summary>
    internal static CaseId? IdOf(HttpContext context) =>
        CaseId.TryParse((string?)context.Request.RouteValues["id"], null, out var id) ? id : null;

    private static async Task ActAsync(HttpContext context, Func<JsonFields, (string Content, Act Act)> read)
    {
        var (isRead, version, _) = await CustomerRequest.VersionAsync(context);
        if (!isRead || await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return;
        }

        var request = fields.Name("requestId");
        var (content, act) = read(fields);
        if (!await CustomerRequest.IsGoodAsync(context, fields))
        {
            return;
        }

        if (IdOf(context) is not { } id)
        {
            await CaseAnswers.AbsentAsync(context);
            return;
        }

        // The same request to another route is another request.
        var route = context.Request.Path.Value?.Split('/')[^1];
        var order = CaseForms.Order(
            context, id, version is <= int.MaxValue ? (int?)version : version is null ? null : -1, request,
            $"{route}\u001f{content}");
        await CaseAnswers.AnswerAsync(context, await act(order, context.RequestAborted));
    }
}
