using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Api;

/// <summary>What all routes have in common: headers, limits, errors, the document that describes them.</summary>
public static class ApiSlice
{
    /// <summary>What the routes in common need.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services, ServerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.AddSingleton(settings);
        services.AddRouting();
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = false);
        services.AddRequestRates(settings.Rates);
        services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = TimeSpan.FromSeconds(settings.Limits.RequestSeconds),
            TimeoutStatusCode = StatusCodes.Status504GatewayTimeout,
            WriteTimeoutResponse = context => Problem.Of(ProblemTypes.TimedOut).ExecuteAsync(context),
        });
        services.AddApiDocument();
        return services;
    }

    /// <summary>
    /// What every request goes through before its route, in this order: nothing that is asked for is looked at before
    /// it is known who asks, how often, and whether they may.
    /// </summary>
    public static void UseApi(this IApplicationBuilder app)
    {
        var settings = app.ApplicationServices.GetRequiredService<ServerSettings>();
        app.UseSecurityHeaders();
        app.UseRequestLog(settings.Log.Requests);
        app.UseProblems();
        app.UseRouting();
        app.UseControlSeparation();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseRequestTimeouts();
        app.UseAuthorization();
        app.UseCrossSiteCheck();
        app.UseFreshSignIn();
        app.UseKeyEnd();
    }

    /// <summary>The document of the API.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes) => routes.MapApiDocument();

    /// <summary>
    /// Sees to it that every route says whom it is for. A server that has one that does not say so does not start.
    /// </summary>
    /// <exception cref="InvalidOperationException">A route says neither.</exception>
    public static void RequirePolicies(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var open = routes.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(route => !route.Metadata.OfType<IAuthorizeData>().Any(data => data.Policy is not null)
                && route.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(route => route.RoutePattern.RawText)
            .ToList();
        if (open.Count > 0)
        {
            throw new InvalidOperationException($"No policy says whom {string.Join(", ", open)} is for.");
        }
    }
}
