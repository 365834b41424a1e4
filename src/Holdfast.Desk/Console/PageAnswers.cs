using Holdfast.Desk.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Holdfast.Desk.Console;

/// <summary>What requests of pages have in common beyond those of the API.</summary>
internal static class PageAnswers
{
    private const string FetchSite = "Sec-Fetch-Site";

    public static IApplicationBuilder UsePageAnswers(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PageRoute>() is null or { IsByLink: true })
        {
            return next(context);
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
            && IsOfAnotherSite(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        context.Response.OnStarting(static state =>
        {
            SendOn(((HttpContext)state).Request, ((HttpContext)state).Response);
            return Task.CompletedTask;
        }, context);
        return next(context);
    });

    /// <summary>Tells in a page, not with an empty one, that a form has no token or that of somebody else.</summary>
    public static IApplicationBuilder UseFormCheck(this IApplicationBuilder app) => app.Use(static (context, next) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
            ? ErrorAnswer.ExecuteAsync(context, Problem.Of(ProblemTypes.InvalidRequest))
            : next(context));

    // The token in the form is what counts; this is a second lock that needs no secret. A browser says truly from which
    // site a form comes, and what is no browser has no cookie to misuse.
    private static bool IsOfAnotherSite(HttpRequest request)
    {
        if (request.Headers[FetchSite] is [{ } site])
        {
            return site is not ("same-origin" or "none");
        }

        return request.Headers[HeaderNames.Origin] is [{ } origin]
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    // A form that was done sends the browser to a page by GET, whatever it was sent by. The address is a path: what
    // ends TLS in front of the server may speak plain HTTP to it, and the browser must not.
    private static void SendOn(HttpRequest request, HttpResponse response)
    {
        if (response.StatusCode is not StatusCodes.Status302Found
            || response.Headers.Location is not [{ } location]
            || !Uri.TryCreate(location, UriKind.Absolute, out var to)
            || !string.Equals(to.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        response.Headers.Location = to.PathAndQuery + to.Fragment;
        if (HttpMethods.IsPost(request.Method))
        {
            response.StatusCode = StatusCodes.Status303SeeOther;
        }
    }
}
