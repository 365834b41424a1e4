using System.Globalization;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages.Returned;
using Holdfast.Desk.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Messages.Answers;

/// <summary>Messages over the API: what became of each, once more, mailed, come back, a test.</summary>
internal static class MessageRoutes
{
    public const int LimitByDefault = 50, LimitAtMost = 500;

    private const string MailType = "message/rfc822";

    public static async Task<Results<JsonHttpResult<MessagePage>, ProblemHttpResult>> ListAsync(
        HttpContext context, DeskReader reader, LookUps looks, string? after = null, string? about = null,
        string? customer = null, string? state = null, int limit = LimitByDefault)
    {
        var asked = new MessageQuery(after, about, customer, state, limit);
        if (asked.Fault() is { } fault)
        {
            return Problem.Of(ProblemTypes.InvalidRequest, fault);
        }

        var rows = await asked.ReadAsync(reader, context.RequestAborted);
        await looks.RecordAsync(context, new Look("messages", Math.Min(rows.Count, limit)) { Customer = customer });
        return TypedResults.Json(new MessagePage(
            [.. rows.Take(limit).Select(MessageAnswer.Of)], MessageQuery.NextOf(rows, limit)),
            AnswerJson.Default.MessagePage);
    }

    public static async Task<Results<JsonHttpResult<MessageAnswer>, ProblemHttpResult>> ReadAsync(
        HttpContext context, DeskReader reader, LookUps looks, string id)
    {
        await using var db = reader.Open();
        if (await db.Set<OutboxRow>().FirstOrDefaultAsync(row => row.Id == id, context.RequestAborted) is not { } row)
        {
            return Missing();
        }

        await looks.RecordAsync(context, new Look("message", 1) { Customer = row.Customer });
        return TypedResults.Json(MessageAnswer.Of(row), AnswerJson.Default.MessageAnswer);
    }

    public static async Task<Results<JsonHttpResult<MessageAnswer>, ProblemHttpResult>> RetryAsync(
        HttpContext context, MessageCommands commands, DeskReader reader, string id, CancellationToken ct) =>
        await AnswerAsync(await commands.RetryAsync(id, ActorOf.Request(context), ct), reader, id, ct);

    public static async Task<Results<JsonHttpResult<MessageAnswer>, ProblemHttpResult>> MailAsync(
        HttpContext context, MessageCommands commands, DeskReader reader, string id, CancellationToken ct) =>
        await AnswerAsync(await commands.MailAsync(id, ActorOf.Request(context), ct), reader, id, ct);

    public static async Task<Results<JsonHttpResult<MessageAnswer>, ProblemHttpResult>> TestAsync(
        HttpContext context, MessageCommands commands, DeskReader reader, CancellationToken ct)
    {
        if (await BodyOf.ReadAsync(context, AnswerJson.Default.TestRequest, ct) is not { } request)
        {
            return BodyOf.None(context);
        }

        return await commands.TestAsync(request, ActorOf.Request(context), ct) is { } id
            ? await AnswerAsync(new MessageOutcome.Done(), reader, id, ct)
            : Problem.Of(ProblemTypes.InvalidRequest, faults:
            [
                new ProblemFault("/medium", "Expected email, sms or voice."),
                new ProblemFault("/to", "Expected an address, or a number as +12125550100."),
            ]);
    }

    public static async Task<Results<JsonHttpResult<MessageAnswer>, NoContent, ProblemHttpResult>> ReturnedAsync(
        HttpContext context, ReturnedMessages returned, DeskReader reader, CancellationToken ct)
    {
        var isMail = context.Request.ContentType?.StartsWith(MailType, StringComparison.OrdinalIgnoreCase) is true;
        ReturnedRequest? request;
        if (isMail)
        {
            BodyOf.Limit(context, DeliveryReport.BytesAtMost);
            using var mail = new MemoryStream();
            await context.Request.Body.CopyToAsync(mail, ct);
            var report = DeliveryReport.Read(mail.ToArray());
            if (report is not { IsFinal: true, MessageId: not null })
            {
                // What is no report, or tells of a delay, is nothing that came back: whoever pipes a mailbox sends all.
                return TypedResults.NoContent();
            }

            request = new ReturnedRequest(report.MessageId, report.Status);
        }
        else
        {
            request = await BodyOf.ReadAsync(context, AnswerJson.Default.ReturnedRequest, ct);
        }

        if (request is null)
        {
            return BodyOf.None(context);
        }

        var id = request.Message is { Length: > 0 and <= 300 } message
            ? await returned.TakeAsync(message, request.Code, ActorOf.Request(context), ct)
            : null;
        if (id is null)
        {
            return isMail ? TypedResults.NoContent() : Missing();
        }

        await using var db = reader.Open();
        return TypedResults.Json(
            MessageAnswer.Of(await db.Set<OutboxRow>().SingleAsync(row => row.Id == id, ct)),
            AnswerJson.Default.MessageAnswer);
    }

    private static async Task<Results<JsonHttpResult<MessageAnswer>, ProblemHttpResult>> AnswerAsync(
        MessageOutcome outcome, DeskReader reader, string id, CancellationToken ct)
    {
        switch (outcome)
        {
            case MessageOutcome.Unknown:
                return Missing();
            case MessageOutcome.Refused refused:
                return Problem.Of(ProblemTypes.Refused, refused.Reason);
            default:
                await using (var db = reader.Open())
                {
                    return TypedResults.Json(
                        MessageAnswer.Of(await db.Set<OutboxRow>().SingleAsync(row => row.Id == id, ct)),
                        AnswerJson.Default.MessageAnswer);
                }
        }
    }

    private static ProblemHttpResult Missing() => Problem.Of(ProblemTypes.NotFound, "There is no such message.");
}

/// <summary>Which messages are asked for.</summary>
internal sealed record MessageQuery(string? After, string? About, string? Customer, string? State, int Limit)
{
    /// <summary>What is wrong with it; null for nothing.</summary>
    public string? Fault() =>
        Limit is < 1 or > MessageRoutes.LimitAtMost ? $"limit is from 1 to {MessageRoutes.LimitAtMost}."
        : After is not null && PlaceOf(After) is null ? "after is the next of an earlier page."
        : State is not null && StateOf(State) is null ? "state is waiting, sent, failed or returned."
        : null;

    /// <summary>The messages, the newest first, and one more where there are more.</summary>
    public async Task<IReadOnlyList<OutboxRow>> ReadAsync(DeskReader reader, CancellationToken ct)
    {
        await using var db = reader.Open();
        IQueryable<OutboxRow> rows = db.Set<OutboxRow>();
        if (PlaceOf(After) is var (position, number))
        {
            rows = rows.Where(row => row.Position < position || (row.Position == position && row.Number < number));
        }

        if (About is not null)
        {
            rows = rows.Where(row => row.About == About);
        }

        if (Customer is not null)
        {
            rows = rows.Where(row => row.Customer == Customer);
        }

        if (StateOf(State) is { } state)
        {
            rows = rows.Where(row => row.State == state);
        }

        return await rows.OrderByDescending(row => row.Position).ThenByDescending(row => row.Number)
            .Take(Limit + 1).ToListAsync(ct);
    }

    /// <summary>What to give as <c>after</c> for the next page; null on the last.</summary>
    public static string? NextOf(IReadOnlyList<OutboxRow> rows, int limit) =>
        rows.Count > limit ? rows[limit - 1].Id : null;

    private static MessageState? StateOf(string? word) =>
        Enum.GetValues<MessageState>().Cast<MessageState?>().FirstOrDefault(
            state => MessageWords.Of(state!.Value) == word);

    private static (long Position, int Number)? PlaceOf(string? id) =>
        id?.Split('-') is ["m", var position, var number]
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            ? (at, of)
            : null;
}
