using System.Diagnostics;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.Desk.Api;

/// <summary>
/// One line for a request. It names the route, never the path: accounts and customers stand in paths and nowhere in a
/// log.
/// </summary>
internal static partial class RequestLog
{
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app, LoggedRequests which)
    {
        if (which is LoggedRequests.None)
        {
            return app;
        }

        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Holdfast.Requests");
        var from = which is LoggedRequests.All ? 0 : StatusCodes.Status400BadRequest;
        return app.Use(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            await next(context);
            if (context.Response.StatusCode >= from)
            {
                Answered(
                    log, context.Request.Method, RouteOf(context), context.Response.StatusCode,
                    (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                    KeyAuthentication.KeyOf(context)?.ToString()
                        ?? SessionAuthentication.SessionOf(context)?.Session.Staff.ToString() ?? "none",
                    context.Connection.RemoteIpAddress?.ToString() ?? "none", context.TraceIdentifier);
            }
        });
    }

    private static string RouteOf(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } route
            ? route.Length > 1 ? route.TrimEnd('/') : route
            : "none";

    [LoggerMessage(1, LogLevel.Information,
        "{Method} {Route} was answered {Status} in {Milliseconds} ms for {Asker} at {Address}, request {RequestId}")]
    private static partial void Answered(
        ILogger log, string method, string route, int status, long milliseconds, string asker, string address,
        string requestId);
}
