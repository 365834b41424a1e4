using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Holdfast.Desk.Access;

/// <summary>That whoever asks has a scope. Of the document of the API any valid key and any role is enough.</summary>
internal sealed class ScopeRequirement(string scope) : AuthorizationHandler<ScopeRequirement>, IAuthorizationRequirement
{
    public string Scope { get; } = scope;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        if (requirement.Scope == Scopes.OpenApiRead
            ? context.User.Identity is
                {
                    IsAuthenticated: true, AuthenticationType: not SessionAuthentication.SchemeName,
                }
                || context.User.HasClaim(Caller.ScopeClaim, Scopes.ConsoleUse)
            : context.User.HasClaim(Caller.ScopeClaim, requirement.Scope))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>Each scope as a policy of its name; what names no policy is open to nobody.</summary>
internal static class ScopePolicies
{
    /// <summary>The policy of routes that are there for the control socket.</summary>
    public const string Control = "control";

    /// <summary>
    /// The policy of pages where somebody sees to their own sign-in: open in every session, also in one that is there
    /// to set up the first factor and has no right.
    /// </summary>
    public const string Person = "person";

    /// <summary>The policy of routes that the framework brings and nobody is to use.</summary>
    public const string Nobody = "nobody";

    public static void AddScopePolicies(this IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder()
            .SetDefaultPolicy(ForNobody())
            .SetFallbackPolicy(ForNobody())
            .AddPolicy(Nobody, ForNobody())
            .AddPolicy(Person, policy => policy.RequireAssertion(asked =>
                asked.Resource is HttpContext context && SessionAuthentication.SessionOf(context) is not null))
            .AddPolicy(Control, policy => policy.RequireAssertion(asked =>
                (asked.Resource as HttpContext)?.Features.Get<ControlConnection>() is not null));
        foreach (var scope in Scopes.All)
        {
            policies.AddPolicy(scope.Name, policy => policy.AddRequirements(new ScopeRequirement(scope.Name)));
        }

        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalAnswers>();
    }

    private static AuthorizationPolicy ForNobody() =>
        new AuthorizationPolicyBuilder(SignInSlice.AnybodyScheme).RequireAssertion(_ => false).Build();
}

/// <summary>
/// How a refusal is answered: 401 where nobody was recognised, 403 with the scope where it is missing.
/// </summary>
internal sealed class RefusalAnswers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _framework = new();

    public Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden)
        {
            return _framework.HandleAsync(next, context, policy, authorizeResult);
        }

        if (SessionAuthentication.SessionOf(context) is { Session.IsSetUp: true } && ErrorAnswer.IsForPage(context))
        {
            return new SeeOther(SignInPaths.Own).ExecuteAsync(context);
        }

        var scope = authorizeResult.AuthorizationFailure?.FailedRequirements.OfType<ScopeRequirement>()
            .FirstOrDefault();
        if (scope is not null)
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] =
                $"Bearer realm=\"holdfast\", error=\"insufficient_scope\", scope=\"{scope.Scope}\"";
            return ErrorAnswer.ExecuteAsync(context, Problem.OfScope(scope.Scope));
        }

        // What is no route of ours, such as the framework's own answer to a wrong method, is told to whoever has a key.
        return context.GetEndpoint() is RouteEndpoint
            ? ErrorAnswer.ExecuteAsync(context, Problem.Of(ProblemTypes.NotFound))
            : next(context);
    }
}
