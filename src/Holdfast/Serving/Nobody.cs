using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Holdfast.Serving;

/// <summary>Lets nobody in: as long as there is no way to tell who asks, nothing is open.</summary>
internal sealed class Nobody(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(AuthenticateResult.NoResult());
}

/// <summary>Adds <see cref="Nobody"/>.</summary>
internal static class NobodyServices
{
    public static void AddNobody(this IServiceCollection services)
    {
        services.AddAuthentication(nameof(Nobody))
            .AddScheme<AuthenticationSchemeOptions, Nobody>(nameof(Nobody), null);
        var authenticated = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(authenticated)
            .AddPolicy("events:write", authenticated);
    }
}
