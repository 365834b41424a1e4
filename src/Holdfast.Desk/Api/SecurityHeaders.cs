using Holdfast.Desk.Console;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Api;

/// <summary>
/// Headers that keep a browser from doing anything with an answer but show it to whoever asked for it.
/// </summary>
internal static class SecurityHeaders
{
    /// <summary>What an API allows a page that is made of its answer: nothing.</summary>
    public const string ContentPolicy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>One year, and for all hosts below.</summary>
    public const string TransportPolicy = "max-age=31536000; includeSubDomains";

    /// <summary>
    /// Marks a route that gives out a stranger's file: it is saved, and if it is opened all the same it may do nothing.
    /// </summary>
    public sealed class FileRoute
    {
        /// <summary>What such a file may do.</summary>
        public const string ContentPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

        private FileRoute()
        {
        }

        /// <summary>The mark.</summary>
        public static FileRoute Mark { get; } = new();
    }

    /// <summary>Sets them on every answer, also on one that is begun anew after a failure.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use(SetAsync);

    private static Task SetAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state =>
        {
            Set(((HttpContext)state).Response, ((HttpContext)state).Request.IsHttps);
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    private static void Set(HttpResponse response, bool isSecure)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (response.HttpContext.GetEndpoint()?.Metadata.GetMetadata<FileRoute>() is not null
            && response.StatusCode == StatusCodes.Status200OK)
        {
            headers.ContentSecurityPolicy = FileRoute.ContentPolicy;
        }
        else if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            headers.ContentSecurityPolicy = PagePolicy.Of(
                response.HttpContext.GetEndpoint()?.Metadata.GetMetadata<PageRoute>()?.IsByLink == true, isSecure);
            headers["Reporting-Endpoints"] = PagePolicy.Endpoints;
            headers.Remove(ErrorAnswer.ScriptedNavigation);
            headers["Permissions-Policy"] = PagePolicy.Permissions;
        }
        else
        {
            headers.ContentSecurityPolicy = ContentPolicy;
        }

        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (isSecure)
        {
            headers.StrictTransportSecurity = TransportPolicy;
        }
    }
}
