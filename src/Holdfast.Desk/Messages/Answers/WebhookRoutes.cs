using System.Globalization;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Messages.Answers;

/// <summary>Receivers of webhooks over the API.</summary>
internal static class WebhookRoutes
{
    public static async Task<JsonHttpResult<EndpointList>> ListAsync(DeskReader reader, CancellationToken ct)
    {
        await using var db = reader.Open();
        var rows = await db.Set<EndpointRow>().OrderBy(row => row.Id).ToListAsync(ct);
        return TypedResults.Json(
            new EndpointList([.. rows.OrderBy(row => row.MadeAt).Select(EndpointAnswer.Of)]),
            AnswerJson.Default.EndpointList);
    }

    public static async Task<Results<JsonHttpResult<EndpointAnswer>, ProblemHttpResult>> ReadAsync(
        HttpContext context, DeskReader reader, string id, CancellationToken ct)
    {
        await using var db = reader.Open();
        if (await db.Set<EndpointRow>().FirstOrDefaultAsync(row => row.Id == id, ct) is not { } row)
        {
            return Missing();
        }

        context.Response.Headers.ETag = TagOf(row.Version);
        return TypedResults.Json(EndpointAnswer.Of(row), AnswerJson.Default.EndpointAnswer);
    }

    public static async Task<Results<JsonHttpResult<EndpointAnswer>, ProblemHttpResult>> MakeAsync(
        HttpContext context, WebhookEndpoints endpoints, DeskReader reader, CancellationToken ct) =>
        await BodyOf.ReadAsync(context, AnswerJson.Default.EndpointRequest, ct) is { } request
            ? await AnswerAsync(context, await endpoints.MakeAsync(request, ActorOf.Request(context), ct), reader,
                StatusCodes.Status201Created, ct)
            : BodyOf.None(context);

    public static async Task<Results<JsonHttpResult<EndpointAnswer>, ProblemHttpResult>> ChangeAsync(
        HttpContext context, WebhookEndpoints endpoints, DeskReader reader, string id, CancellationToken ct)
    {
        if (await BodyOf.ReadAsync(context, AnswerJson.Default.EndpointRequest, ct) is not { } request)
        {
            return BodyOf.None(context);
        }

        var tag = context.Request.Headers.IfMatch.ToString();
        int? version = tag.Length == 0 ? null : VersionOf(tag) ?? -1;
        return await AnswerAsync(
            context, await endpoints.ChangeAsync(id, version, request, ActorOf.Request(context), ct), reader,
            StatusCodes.Status200OK, ct);
    }

    public static async Task<Results<JsonHttpResult<EndpointAnswer>, ProblemHttpResult>> RotateAsync(
        HttpContext context, WebhookEndpoints endpoints, DeskReader reader, string id, CancellationToken ct) =>
        await AnswerAsync(context, await endpoints.RotateAsync(id, ActorOf.Request(context), ct), reader,
            StatusCodes.Status200OK, ct);

    public static async Task<Results<JsonHttpResult<EndpointAnswer>, ProblemHttpResult>> TestAsync(
        HttpContext context, WebhookEndpoints endpoints, DeskReader reader, string id, CancellationToken ct) =>
        await AnswerAsync(context, await endpoints.TestAsync(id, ActorOf.Request(context), ct), reader,
            StatusCodes.Status202Accepted, ct);

    public static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        HttpContext context, WebhookEndpoints endpoints, string id, CancellationToken ct) =>
        await endpoints.RemoveAsync(id, ActorOf.Request(context), ct) is EndpointOutcome.Done
            ? TypedResults.NoContent()
            : Missing();

    public static async Task<Results<JsonHttpResult<WebhookPage>, ProblemHttpResult>> ListDeliveriesAsync(
        DeskReader reader, string id, CancellationToken ct, string? after = null,
        int limit = MessageRoutes.LimitByDefault)
    {
        if (limit is < 1 or > MessageRoutes.LimitAtMost || (after is not null && PlaceOf(after) is null))
        {
            return Problem.Of(ProblemTypes.InvalidRequest,
                $"limit is from 1 to {MessageRoutes.LimitAtMost}, and after the next of an earlier page.");
        }

        await using var db = reader.Open();
        if (!await db.Set<EndpointRow>().AnyAsync(row => row.Id == id, ct))
        {
            return Missing();
        }

        var rows = await Newest(db.Set<WebhookRow>().Where(row => row.Endpoint == id), after)
            .Take(limit + 1).ToListAsync(ct);
        return TypedResults.Json(new WebhookPage(
            [.. rows.Take(limit).Select(WebhookAnswer.Of)], rows.Count > limit ? rows[limit - 1].Id : null),
            AnswerJson.Default.WebhookPage);
    }

    public static async Task<Results<JsonHttpResult<EndpointAnswer>, ProblemHttpResult>> ReplayAsync(
        HttpContext context, WebhookEndpoints endpoints, DeskReader reader, string id, string webhook,
        CancellationToken ct) =>
        await AnswerAsync(context, await endpoints.ReplayAsync(id, webhook, ActorOf.Request(context), ct), reader,
            StatusCodes.Status202Accepted, ct);

    /// <summary>Webhooks behind a place, the newest first.</summary>
    public static IQueryable<WebhookRow> Newest(IQueryable<WebhookRow> rows, string? after)
    {
        if (PlaceOf(after) is var (position, number))
        {
            rows = rows.Where(row => row.Position < position || (row.Position == position && row.Number < number));
        }

        return rows.OrderByDescending(row => row.Position).ThenByDescending(row => row.Number);
    }

    private static async Task<Results<JsonHttpResult<EndpointAnswer>, ProblemHttpResult>> AnswerAsync(
        HttpContext context, EndpointOutcome outcome, DeskReader reader, int status, CancellationToken ct)
    {
        switch (outcome)
        {
            case EndpointOutcome.Done done:
                await using (var db = reader.Open())
                {
                    var row = await db.Set<EndpointRow>().SingleAsync(one => one.Id == done.Endpoint, ct);
                    context.Response.Headers.ETag = TagOf(row.Version);
                    return TypedResults.Json(EndpointAnswer.Of(row) with { Secret = done.Secret },
                        AnswerJson.Default.EndpointAnswer, statusCode: status);
                }

            case EndpointOutcome.Malformed malformed:
                return Problem.Of(ProblemTypes.InvalidRequest,
                    faults: [.. malformed.Faults.Select(fault => new ProblemFault(fault.Pointer, fault.Detail))]);
            case EndpointOutcome.Stale:
                return Problem.Of(ProblemTypes.ChangedSince);
            case EndpointOutcome.TooMany:
                return Problem.Of(ProblemTypes.Refused, $"There are {WebhookEndpoints.AtMost} receivers at most.");
            case EndpointOutcome.Unknown:
                return Missing();
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static string TagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static int? VersionOf(string tag) =>
        int.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static (long Position, int Number)? PlaceOf(string? id) =>
        id?.Split('-') is ["w", var position, var number]
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var of)
            ? (at, of)
            : null;

    private static ProblemHttpResult Missing() =>
        Problem.Of(ProblemTypes.NotFound, "There is no such receiver or webhook.");
}
