using System.Buffers;
using System.IO.Pipelines;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Holdfast.Desk.Intake;

/// <summary>
/// <c>POST /v1/events</c>: one event as JSON is answered with its decision, many as NDJSON with as many decisions while
/// they come in; each when it is durable.
/// </summary>
internal sealed class SendEvents(Partition partition, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private const string Json = "application/json", JsonLines = "application/x-ndjson";

    private readonly EventStreams _streams = new(partition, clock, lifetime);

    public Task HandleAsync(HttpContext context)
    {
        var request = context.Request;

        // Nothing is unpacked: what a small body may grow to would be the sender's to choose.
        if (!StringValues.IsNullOrEmpty(request.Headers.ContentEncoding)
            && !request.Headers.ContentEncoding.Equals("identity"))
        {
            context.Response.Headers.AcceptEncoding = "identity";
            return Problems.WriteAsync(
                context.Response, StatusCodes.Status415UnsupportedMediaType, "unsupported-content-encoding",
                "The content encoding is not supported.", "Send the body without Content-Encoding.");
        }

        return MediaTypeOf(request.ContentType) switch
        {
            Json => OneAsync(context),
            JsonLines => _streams.HandleAsync(context),
            _ => Problems.WriteAsync(
                context.Response, StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type",
                "The content type is not supported.",
                $"Send one event as {Json}, or many as {JsonLines}, one a line."),
        };
    }

    private async Task OneAsync(HttpContext context)
    {
        if (context.Request.ContentLength > ContractLimits.EventBytes)
        {
            await TooLargeAsync(context.Response);
            return;
        }

        var body = context.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > ContractLimits.EventBytes)
            {
                body.AdvanceTo(read.Buffer.End);
                await TooLargeAsync(context.Response);
                return;
            }

            if (read.IsCompleted)
            {
                var answer = partition.DecideAsync(read.Buffer, context.RequestAborted);
                body.AdvanceTo(read.Buffer.End);
                await AnswerAsync(context, await answer);
                return;
            }

            if (read.IsCanceled)
            {
                return;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Task AnswerAsync(HttpContext context, EventAnswer answer) => answer switch
    {
        EventAnswer.Decided decided => DecidedAsync(context.Response, decided.Decision),
        EventAnswer.Refused refused => RefusedAsync(context.Response, refused.Error),
        EventAnswer.Overloaded => LaterAsync(
            context.Response, StatusCodes.Status429TooManyRequests, "overloaded",
            "More arrives than can be kept.", "Nothing was kept of the event; send it again."),
        EventAnswer.Unavailable => LaterAsync(
            context.Response, StatusCodes.Status503ServiceUnavailable, "unavailable",
            "Nothing can be kept now.",
            "The event may or may not have been kept; send it again, and it gets its one decision."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Task DecidedAsync(HttpResponse response, ReadOnlyMemory<byte> decision)
    {
        response.ContentType = Json;
        response.ContentLength = decision.Length;
        response.BodyWriter.Write(decision.Span);
        var flushed = response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted);
        return flushed.IsCompletedSuccessfully ? Task.CompletedTask : flushed.AsTask();
    }

    private static Task RefusedAsync(HttpResponse response, EventError error)
    {
        return error.Code switch
        {
            EventErrorCode.TooLarge => TooLargeAsync(response),
            EventErrorCode.EventIdReused => Problem(
                StatusCodes.Status409Conflict, "event-id-reused", "Another event has this id."),
            EventErrorCode.InvalidJson => Invalid("invalid-json", "The body is not the JSON of an event."),
            EventErrorCode.InvalidEvent => Invalid("invalid-event", "The event is not valid."),
            EventErrorCode.UnknownEventType => Invalid("unknown-event-type", "There is no such type of event."),
            EventErrorCode.TimeInFuture => Invalid("time-in-future", "The event is ahead of the clock."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        Task Invalid(string type, string title) => Problem(StatusCodes.Status422UnprocessableEntity, type, title);

        Task Problem(int status, string type, string title) =>
            Problems.WriteAsync(response, status, type, title, error.Detail, error.Faults);
    }

    private static Task TooLargeAsync(HttpResponse response) => Problems.WriteAsync(
        response, StatusCodes.Status413PayloadTooLarge, "event-too-large", "The event is too large.",
        $"An event has at most {ContractLimits.EventBytes} bytes.");

    internal static Task LaterAsync(HttpResponse response, int status, string type, string title, string detail)
    {
        response.Headers.RetryAfter = IntakeLimits.RetryAfterSeconds;
        return Problems.WriteAsync(response, status, type, title, detail);
    }

    // As senders mostly write it, or with parameters, of which none says anything here.
    private static string? MediaTypeOf(string? contentType) => contentType switch
    {
        Json or JsonLines => contentType,
        _ when MediaTypeHeaderValue.TryParse(contentType, out var type) =>
            type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase) ? Json
            : type.MediaType.Equals(JsonLines, StringComparison.OrdinalIgnoreCase) ? JsonLines
            : null,
        _ => null,
    };
}
