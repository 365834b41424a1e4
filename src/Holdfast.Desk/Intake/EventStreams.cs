using Holdfast.Desk.Api;
using Holdfast.Runtime.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Desk.Intake;

/// <summary>Streams of events: answered line by line while they come in, for as long as their sender likes.</summary>
internal sealed class EventStreams(Partition partition, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private int _open;

    public async Task HandleAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref _open) > IntakeLimits.Streams)
        {
            Interlocked.Decrement(ref _open);
            await SendEvents.LaterAsync(context, ProblemTypes.Overloaded);
            return;
        }

        try
        {
            await StreamAsync(context);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task StreamAsync(HttpContext context)
    {
        if (partition.Health is not PartitionHealth.Serving)
        {
            await SendEvents.LaterAsync(context, ProblemTypes.Unavailable);
            return;
        }

        LiftLimits(context);
        context.Response.ContentType = "application/x-ndjson";
        await using var exchange = new PatientExchange(context, clock, lifetime.ApplicationStopping);
        try
        {
            // A sender that waits for the head before it sends its first event would otherwise wait for ever.
            await exchange.FlushAsync(context.RequestAborted);
            if (await partition.DecideAsync(exchange, exchange, context.RequestAborted)
                is StreamEnd.Unavailable)
            {
                // The status was sent long ago: that lines are missing is told by an answer that breaks off.
                context.Abort();
            }
        }
        catch (Exception failure) when (
            failure is OperationCanceledException or BadHttpRequestException or ConnectionResetException or IOException)
        {
            // The sender is gone or broke off. What came whole is kept; sent again, it gets its decisions.
            context.Abort();
        }
    }

    private static void LiftLimits(HttpContext context)
    {
        context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        // A sender may have nothing to tell for a while. One who does not read is still ended by the server.
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }
}
