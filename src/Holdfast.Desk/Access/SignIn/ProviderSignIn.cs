using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// Sign-in at the firm's own provider of OpenID Connect. Who somebody is, the provider says by issuer and subject; which
/// roles they have, by its groups, anew at every sign-in. Somebody who signs in here by themselves is never taken for
/// somebody of the provider, whatever name it sends.
/// </summary>
internal sealed class ProviderSignIn(
    ServerSettings settings, StaffDesk desk, SignIns signIns, SigningIn signingIn)
{
    public const string SchemeName = "provider";

    public const string CallbackPath = "/sign-in/provider/answer";

    // Where the browser is to go afterwards, and whether somebody proves once more that it is them.
    private const string ReturnItem = "holdfast.return", AgainItem = "holdfast.again";

    // How long ago the provider may have asked, when it was told to ask anew.
    private static readonly Duration AskedAgo = Duration.FromMinutes(2);

    /// <summary>Sends the browser to the provider.</summary>
    public static async Task<IResult> BeginAsync(HttpContext context, ServerSettings settings)
    {
        if (!settings.SignIn.Provider.IsSet)
        {
            return Results.NotFound();
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var isAgain = SessionAuthentication.SessionOf(context) is not null;
        var properties = new AuthenticationProperties();
        properties.Items[ReturnItem] = ReturnPath.Of(form["return"]);
        if (isAgain)
        {
            properties.Items[AgainItem] = "true";
        }

        try
        {
            await context.ChallengeAsync(SchemeName, properties);
            return Results.Empty;
        }
        catch (Exception failure) when (failure is InvalidOperationException or HttpRequestException
            or OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            // The provider does not answer, or not as one.
            return new SeeOther(SignInPaths.With(SignInPaths.SignIn, "provider", null));
        }
    }

    /// <summary>How the framework speaks to the provider.</summary>
    public static void Configure(OpenIdConnectOptions options, ServerSettings settings, TimeProvider clock)
    {
        var provider = settings.SignIn.Provider;
        options.Authority = provider.Authority!.ToString();
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecretVariable is { } variable
            ? Environment.GetEnvironmentVariable(variable)
            : File.ReadAllText(provider.ClientSecretFile!).Trim();
        options.ResponseType = "code";
        options.ResponseMode = "query";
        options.UsePkce = true;
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.CallbackPath = CallbackPath;
        options.SaveTokens = false;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(10);
        options.TimeProvider = clock;
        options.ProtocolValidator.RequireNonce = true;
        options.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
        options.TokenValidationParameters.ValidAlgorithms =
            ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
        options.Scope.Clear();
        foreach (var scope in provider.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options.Scope.Add(scope);
        }

        Bind(options.CorrelationCookie, "__Host-holdfast-provider-answer.");
        Bind(options.NonceCookie, "__Host-holdfast-provider-once.");
        options.Events.OnRedirectToIdentityProvider = context =>
        {
            if (settings.SignIn.Address is { } address)
            {
                context.ProtocolMessage.RedirectUri = new Uri(address, CallbackPath).ToString();
            }

            if (context.Properties.Items.ContainsKey(AgainItem))
            {
                context.ProtocolMessage.Prompt = "login";
                context.ProtocolMessage.MaxAge = "0";
            }

            return Task.CompletedTask;
        };
        options.Events.OnTokenValidated = context =>
        {
            // The protocol lets a token that comes from the provider itself go without a signature; we do not.
            if (string.IsNullOrEmpty(context.SecurityToken?.RawSignature))
            {
                context.Fail("The token is not signed.");
            }

            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = context => context.HttpContext.RequestServices
            .GetRequiredService<ProviderSignIn>().AnswerAsync(context);
        options.Events.OnRemoteFailure = async context =>
        {
            context.HandleResponse();
            await context.HttpContext.RequestServices.GetRequiredService<ProviderSignIn>()
                .RefuseAsync(context.HttpContext);
        };
    }

    private async Task AnswerAsync(TicketReceivedContext ticket)
    {
        ticket.HandleResponse();
        var context = ticket.HttpContext;

        // This comes before anything else looks at who asks.
        await context.AuthenticateAsync(SessionAuthentication.SchemeName);
        var before = SessionAuthentication.SessionOf(context)?.Session;
        var isAgain = ticket.Properties?.Items.ContainsKey(AgainItem) == true;
        if (ticket.Principal is not { } principal
            || (isAgain && !WasAskedNow(principal, signIns.Now))
            || await MemberOfAsync(principal, context.RequestAborted) is not { IsDisabled: false } member
            || (isAgain && before is not null && before.Staff != member.Id))
        {
            await RefuseAsync(context);
            return;
        }

        await signingIn.BeginAsync(
            member.Id, new Proof(SignInWay.Provider, IsResistant(principal, settings.SignIn.Provider)), context);
        context.Response.Redirect(ReturnPath.Of(
            ticket.Properties?.Items.TryGetValue(ReturnItem, out var path) == true ? path : null));
    }

    private async Task RefuseAsync(HttpContext context)
    {
        await signIns.FailAsync(
            SignInWay.Provider, SignInFailure.NotVouchedFor, OriginOf.Request(context), null);
        context.Response.Redirect(SignInPaths.With(SignInPaths.SignIn, "provider", null));
    }

    // Whoever it is, with the roles that the provider says now; null where it vouches for nobody or for no role.
    private async Task<StaffMember?> MemberOfAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (principal.FindFirst("sub") is not { Value.Length: > 0 } subject)
        {
            return null;
        }

        var provider = new ProviderSubject(subject.Issuer, subject.Value);
        var roles = RolesOf(principal, settings.SignIn.Provider);
        if (StaffRules.FaultsOf(roles).Any())
        {
            return null;
        }

        var change = desk.Roster.FindBySubject(provider) is { } known
            ? await desk.FollowProviderAsync(known, roles, ct)
            : await desk.AddOfProviderAsync(
                provider,
                new NewStaff(
                    principal.FindFirstValue(settings.SignIn.Provider.NameClaim), principal.FindFirstValue("name"),
                    roles),
                ct);
        return (change as StaffChange.Done)?.Member;
    }

    private static ImmutableArray<string> RolesOf(ClaimsPrincipal principal, ProviderSettings provider)
    {
        var groups = principal.FindAll(provider.GroupsClaim).Select(claim => claim.Value)
            .ToHashSet(StringComparer.Ordinal);
        return [.. provider.Roles.Where(pair => groups.Contains(pair.Group)).Select(pair => pair.Role).Distinct()];
    }

    private static bool IsResistant(ClaimsPrincipal principal, ProviderSettings provider) =>
        principal.FindAll(claim => claim.Type is "amr" or "acr")
            .Any(claim => provider.Resistant.Contains(claim.Value));

    private static bool WasAskedNow(ClaimsPrincipal principal, Instant now) =>
        long.TryParse(
            principal.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && now - Instant.FromUnixTimeSeconds(at) < AskedAgo;

    private static void Bind(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.SameSite = SameSiteMode.Lax;
    }
}
