using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// That whoever is signed in proved it within the last minutes, and by a way that cannot be phished where they have
/// one. It stands on pages and routes that release money, give data away or change rights. A key is no person, and
/// passes: what it may do was said when it was made.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireFreshSignInAttribute : Attribute
{
    /// <summary>How long a sign-in is fresh where nothing else is said.</summary>
    public const int OrdinaryMinutes = 5;

    /// <summary>How many minutes ago the sign-in may be.</summary>
    public int Minutes { get; init; } = OrdinaryMinutes;

    /// <summary>Whether it is asked for when something is sent only, and not when the page is shown.</summary>
    public bool ForChangesOnly { get; init; }
}

/// <summary>Asks for a fresh sign-in where a page or route needs one.</summary>
public static class FreshSignIn
{
    /// <summary>Has a route need a fresh sign-in.</summary>
    public static TBuilder RequireFreshSignIn<TBuilder>(
        this TBuilder route, int minutes = RequireFreshSignInAttribute.OrdinaryMinutes)
        where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new RequireFreshSignInAttribute { Minutes = minutes });

    internal static IApplicationBuilder UseFreshSignIn(this IApplicationBuilder app) =>
        app.Use(static (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<RequireFreshSignInAttribute>() is not { } asked
                || SessionAuthentication.SessionOf(context) is not { Session: var session }
                || (asked.ForChangesOnly && HttpMethods.IsGet(context.Request.Method))
                || IsFresh(session, asked, context.RequestServices))
            {
                return next(context);
            }

            if (ErrorAnswer.IsForPage(context))
            {
                context.Response.Headers.Location = SignInPaths.Of(SignInPaths.Again, context);
                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                return Task.CompletedTask;
            }

            return Problem.Of(ProblemTypes.FreshSignInRequired).ExecuteAsync(context);
        });

    private static bool IsFresh(StaffSession session, RequireFreshSignInAttribute asked, IServiceProvider services) =>
        IsFresh(
            session, services.GetRequiredService<StaffRoster>().Find(session.Staff),
            Duration.FromMinutes(asked.Minutes), services.GetRequiredService<SignIns>().Now);

    /// <summary>
    /// Whether a session's sign-in is fresh enough, to who its owner is. One to set up the first factor is as long as
    /// it lasts: it is there for nothing else.
    /// </summary>
    internal static bool IsFresh(StaffSession session, StaffMember? owner, Duration atMost, Instant now) =>
        owner is not null
        && (session.IsSetUp
            || (now - session.SignedInAt < atMost && (session.Resists || owner.Passkeys.IsEmpty)));
}
