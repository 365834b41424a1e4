using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Api;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.Desk.Access;

/// <summary>
/// Who may do what: keys for machines, staff who sign in, scopes, and the control socket for who owns the data folder.
/// </summary>
public static class AccessSlice
{
    /// <summary>
    /// What keys and sign-in need. A <see cref="Partition"/> and a master key have to be among the services; the
    /// journal is read when the first request comes or the host starts, whichever is sooner.
    /// </summary>
    /// <param name="services">Where they go.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="settings">The settings.</param>
    public static IServiceCollection AddAccess(
        this IServiceCollection services, string folder, ServerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => Keys.Read(provider.GetRequiredService<Partition>().Journal));
        services.AddSingleton<Keys>();
        services.AddSingleton<IHostedService>(provider => new LastUses(
            LastUses.FileIn(folder), provider.GetRequiredService<KeyRing>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LastUses>>()));
        services.AddSignIn(folder, settings);
        services.AddScopePolicies();
        services.AddSingleton(KeyDescriptions.Key);
        return services;
    }

    /// <summary>
    /// The routes of keys, at the API for keys that may and at the control socket for the shell; those of staff and of
    /// their sign-in.
    /// </summary>
    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        MapKeys(routes.MapGroup("/v1/keys").RequireAuthorization(Scopes.KeysWrite), "");
        MapKeys(routes.MapControl("/control/keys"), "Control");
        routes.MapSignIn();
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

    /// <summary>
    /// Breaks off what is under way by a key that is revoked or a session that is ended: a stream may last for hours.
    /// Requests about keys end by themselves, so that one that revokes its own key is answered; so do those by which
    /// somebody changes their own sign-in.
    /// </summary>
    internal static IApplicationBuilder UseKeyEnd(this IApplicationBuilder app) => app.Use(EndWithKeyAsync);

    private static async Task EndWithKeyAsync(HttpContext context, RequestDelegate next)
    {
        if (SessionAuthentication.SessionOf(context) is { } session && HttpMethods.IsGet(context.Request.Method))
        {
            using var close = session.Ended.UnsafeRegister(static state => ((HttpContext)state!).Abort(), context);
            await next(context);
            return;
        }

        if (context.Features.Get<HeldKey>() is not { } held
            || context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy == Scopes.KeysWrite)
        {
            await next(context);
            return;
        }

        using var end = held.Revoked.UnsafeRegister(static state => ((HttpContext)state!).Abort(), context);
        await next(context);
    }

    private static void MapKeys(RouteGroupBuilder keys, string prefix)
    {
        keys.WithTags("Keys");
        keys.MapPost("", MakeKey.HandleAsync).WithName($"{prefix}MakeKey").Describe(KeyDescriptions.Make);
        keys.MapGet("", ListKeys.Handle).WithName($"{prefix}ListKeys").Describe(KeyDescriptions.List);
        keys.MapDelete("/{id}", RevokeKey.HandleAsync).WithName($"{prefix}RevokeKey").Describe(KeyDescriptions.Revoke);
    }
}
