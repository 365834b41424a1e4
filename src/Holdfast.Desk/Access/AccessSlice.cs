using Holdfast.Desk.Api;
using Holdfast.Runtime.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.Desk.Access;

/// <summary>Who may do what: keys for machines, scopes, and the control socket for who owns the data folder.</summary>
public static class AccessSlice
{
    /// <summary>
    /// What keys need. A <see cref="Partition"/> has to be among the services; its journal is read when the first request
    /// comes or the host starts, whichever is sooner.
    /// </summary>
    /// <param name="services">Where they go.</param>
    /// <param name="folder">The data folder.</param>
    public static IServiceCollection AddAccess(this IServiceCollection services, string folder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Keys.Read(provider.GetRequiredService<Partition>().Journal));
        services.AddSingleton<Keys>();
        services.AddSingleton<IHostedService>(provider => new LastUses(
            LastUses.FileIn(folder), provider.GetRequiredService<KeyRing>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LastUses>>()));
        services.AddAuthentication(KeyAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, null);
        services.AddScopePolicies();
        services.AddSingleton(KeyDescriptions.Key);
        return services;
    }

    /// <summary>The routes of keys: at the API for keys that may, at the control socket for the shell.</summary>
    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        MapKeys(routes.MapGroup("/v1/keys").RequireAuthorization(Scopes.KeysWrite), "");
        MapKeys(routes.MapControl("/control/keys"), "Control");
    }

    /// <summary>
    /// Routes that are there for commands at the control socket of the data folder, and for no other listener: there
    /// they are not found.
    /// </summary>
    public static RouteGroupBuilder MapControl(this IEndpointRouteBuilder routes, string prefix) => routes
        .MapGroup(prefix)
        .RequireAuthorization(ScopePolicies.Control)
        .WithMetadata(ControlRoute.Mark)
        .ExcludeFromDescription();

    /// <summary>
    /// Keeps the two kinds of routes apart: those of the control socket are not found elsewhere, and nothing else is
    /// found there.
    /// </summary>
    internal static IApplicationBuilder UseControlSeparation(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            if (context.GetEndpoint() is RouteEndpoint endpoint
                && (endpoint.Metadata.GetMetadata<ControlRoute>() is not null)
                    != (context.Features.Get<ControlConnection>() is not null))
            {
                context.SetEndpoint(null);
                context.Request.RouteValues.Clear();
            }

            return next(context);
        });

    private static void MapKeys(RouteGroupBuilder keys, string prefix)
    {
        keys.WithTags("Keys");
        keys.MapPost("", MakeKey.HandleAsync).WithName($"{prefix}MakeKey").Describe(KeyDescriptions.Make);
        keys.MapGet("", ListKeys.Handle).WithName($"{prefix}ListKeys").Describe(KeyDescriptions.List);
        keys.MapDelete("/{id}", RevokeKey.HandleAsync).WithName($"{prefix}RevokeKey").Describe(KeyDescriptions.Revoke);
    }
}
