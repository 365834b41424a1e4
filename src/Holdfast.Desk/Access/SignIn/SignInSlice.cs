using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>People who sign in: who they are, by what they prove it, and their sessions.</summary>
internal static class SignInSlice
{
    /// <summary>The scheme that finds out which of the others a request is for.</summary>
    public const string AnybodyScheme = "anybody";

    // PBKDF2 with SHA-512, as often as OWASP's password storage sheet has it.
    private const int HashRounds = 210_000;

    public static void AddSignIn(this IServiceCollection services, string folder, ServerSettings settings)
    {
        services.AddSingleton(provider => new StaffSeal(
            provider.GetRequiredService<MasterKey>().Derive(StaffSeal.Purpose, StaffSeal.KeyBytes)));
        services.AddSingleton(provider => StaffRoster.Read(provider.GetRequiredService<Partition>().Journal));
        services.AddSingleton<StaffSecrets>();
        services.AddSingleton<StaffDesk>();
        services.AddSingleton<OwnFactors>();
        services.AddSingleton<PasskeyCounts>();
        services.AddSingleton<SignInWatch>();
        services.AddSingleton<FailureLimit>();
        services.AddSingleton<FailureWatch>();
        services.AddSingleton<Ceremonies>();
        services.AddSingleton(ReadSessions);
        services.AddSingleton<SignIns>();
        services.AddSingleton<SigningIn>();
        services.AddSingleton<PasswordSignIn>();
        services.AddScoped<PasskeySignIn>();
        services.AddSingleton<ProviderSignIn>();
        services.AddSingleton<IHostedService>(provider => new SessionUses(
            SessionUses.FileIn(folder), provider.GetRequiredService<SessionTable>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SessionUses>>()));
        services.AddIdentityForStaff();
        services.AddSchemes(settings);
        services.AddSingleton(
            new NavigationItem("Staff", "/staff", Scopes.StaffRead, NavigationGroup.Administration, 0));
        services.AddSingleton(
            new NavigationItem("My sign-in", SignInPaths.Own, Scopes.ConsoleUse, NavigationGroup.Administration, 90));
    }

    /// <summary>The routes of sign-in that are no pages.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapStaffFromShell();
        routes.MapPost("/sign-in/provider", ProviderSignIn.BeginAsync).WithName("SignInAtProvider")
            .WithMetadata(PageRoute.Mark, new RequireAntiforgeryTokenAttribute()).AllowAnonymous();
        routes.MapPost("/sign-out", SignOutAsync).WithName("SignOut")
            .WithMetadata(PageRoute.Mark, new RequireAntiforgeryTokenAttribute())
            .RequireAuthorization(ScopePolicies.Person);
    }

    private static SessionTable ReadSessions(IServiceProvider provider)
    {
        var table = ActivatorUtilities.CreateInstance<SessionTable>(provider);
        var clock = provider.GetRequiredService<TimeProvider>();
        table.Read(
            provider.GetRequiredService<Partition>().Journal, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        provider.GetRequiredService<StaffRoster>().Changed = member =>
            table.EndClosed(member, Instant.FromDateTimeOffset(clock.GetUtcNow()));
        return table;
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SigningIn signingIn)
    {
        if (SessionAuthentication.SessionOf(context) is { Session: var session })
        {
            await signingIn.EndAsync(session, context);
        }

        return new SeeOther(SignInPaths.With(SignInPaths.SignIn, "signed-out", null));
    }

    private static void AddIdentityForStaff(this IServiceCollection services)
    {
        services.AddScoped<IUserStore<StaffMember>, StaffStore>();
        services.AddIdentityCore<StaffMember>();
        services.AddScoped<IPasskeyHandler<StaffMember>, PasskeyHandler<StaffMember>>();
        services.AddSingleton<IPasswordHasher<StaffMember>, PasswordHasher<StaffMember>>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = HashRounds);
        services.AddOptions<IdentityPasskeyOptions>().Configure<ServerSettings>((passkeys, settings) =>
        {
            var address = settings.SignIn.Address;
            passkeys.ServerDomain = address?.Host;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AuthenticatorTimeout = TimeSpan.FromMinutes(5);
            passkeys.ValidateOrigin = asked =>
                ValueTask.FromResult(PasskeySignIn.IsOfThisSite(asked, address));
        });
    }

    // Pages are for people: whatever a key may do, it does at the API.
    private static string SchemeOf(HttpContext context) =>
        context.Features.Get<ControlConnection>() is not null
        || (context.Request.Headers.ContainsKey(HeaderNames.Authorization)
            && context.GetEndpoint()?.Metadata.GetMetadata<PageRoute>() is null)
                ? KeyAuthentication.SchemeName
                : SessionAuthentication.SchemeName;

    private static void AddSchemes(this IServiceCollection services, ServerSettings settings)
    {
        var schemes = services.AddAuthentication(AnybodyScheme)
            .AddPolicyScheme(AnybodyScheme, null, anybody => anybody.ForwardDefaultSelector = SchemeOf)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.SchemeName, null);
        if (settings.SignIn.Provider.IsSet)
        {
            schemes.AddOpenIdConnect(ProviderSignIn.SchemeName, _ => { });
            services.AddOptions<OpenIdConnectOptions>(ProviderSignIn.SchemeName)
                .Configure<TimeProvider>((options, clock) => ProviderSignIn.Configure(options, settings, clock));
        }
    }
}
