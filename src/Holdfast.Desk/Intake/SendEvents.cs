using System.Buffers;
using Holdfast.Desk.Api;
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
            return Problem.Of(ProblemTypes.UnsupportedContentEncoding).ExecuteAsync(context);
        }

        return MediaTypeOf(request.ContentType) switch
        {
            Json => OneAsync(context),
            JsonLines => _streams.HandleAsync(context),
            _ => Problem.Of(
                    ProblemTypes.UnsupportedMediaType, $"Send one event as {Json}, or many as {JsonLines}, one a line.")
                .ExecuteAsync(context),
        };
    }

    private async Task OneAsync(HttpContext context)
    {
        if (context.Request.ContentLength > ContractLimits.EventBytes)
        {
            await Problem.Of(ProblemTypes.EventTooLarge).ExecuteAsync(context);
            return;
        }

        var body = context.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > ContractLimits.EventBytes)
            {
                body.AdvanceTo(read.Buffer.End);
                await Problem.Of(ProblemTypes.EventTooLarge).ExecuteAsync(context);
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
        EventAnswer.Refused refused => Problem.Of(
            TypeOf(refused.Error.Code), refused.Error.Detail,
            [.. refused.Error.Faults.Select(fault => new ProblemFault(fault.Pointer, fault.Detail))])
            .ExecuteAsync(context),
        EventAnswer.Overloaded => LaterAsync(context, ProblemTypes.Overloaded),
        EventAnswer.Unavailable => LaterAsync(context, ProblemTypes.Unavailable),
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

    private static ProblemType TypeOf(EventErrorCode code) => code switch
    {
        EventErrorCode.InvalidJson => ProblemTypes.InvalidJson,
        EventErrorCode.TooLarge => ProblemTypes.EventTooLarge,
        EventErrorCode.InvalidEvent => ProblemTypes.InvalidEvent,
        EventErrorCode.UnknownEventType => ProblemTypes.UnknownEventType,
        EventErrorCode.EventIdReused => ProblemTypes.EventIdReused,
        EventErrorCode.TimeInFuture => ProblemTypes.TimeInFuture,
    };

    internal static Task LaterAsync(HttpContext context, ProblemType type)
    {
        context.Response.Headers.RetryAfter = IntakeLimits.RetryAfterSeconds;
        return Problem.Of(type).ExecuteAsync(context);
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
