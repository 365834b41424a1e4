using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// Keeps other sites from using the cookie of whoever is signed in: what changes something by a cookie needs a token
/// that only pages of this site were given. Keys are sent by nobody unasked, and need none.
/// </summary>
internal static class CrossSite
{
    /// <summary>The header in which a script of ours sends the token.</summary>
    public const string TokenHeader = "Holdfast-Form";

    public static IApplicationBuilder UseCrossSiteCheck(this IApplicationBuilder app) =>
        app.Use(static async (context, next) =>
        {
            if (NeedsToken(context) && !await HasTokenAsync(context))
            {
                await ErrorAnswer.ExecuteAsync(context, Problem.Of(ProblemTypes.CrossSiteRequest));
                return;
            }

            await next(context);
        });

    private static async Task<bool> HasTokenAsync(HttpContext context)
    {
        try
        {
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            // What says that it is a form, and is none.
            return false;
        }
    }

    private static bool NeedsToken(HttpContext context)
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method)
            || context.GetEndpoint()?.Metadata is not { } route

            // The framework asks for the token of a page's own forms itself.
            || route.GetMetadata<ComponentTypeMetadata>() is not null

            // So does a route that takes a file as it comes: to look for the token here, all of it would be read.
            || route.GetMetadata<OwnFormToken>() is not null)
        {
            return false;
        }

        return route.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: true }
            || (SessionAuthentication.SessionOf(context) is not null
                && route.GetMetadata<IAllowAnonymous>() is null);
    }
}
