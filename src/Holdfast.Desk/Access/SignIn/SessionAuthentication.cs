using System.Text.Encodings.Web;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Holdfast.Desk.Console.Live;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>Recognises staff by the cookie of their session.</summary>
/// <remarks>
/// The cookie is a random number and nothing else; all that is known of the session is kept here, so that ending it
/// needs nobody's help. Its name makes browsers refuse it from any other host, path or scheme.
/// </remarks>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, SignIns signIns)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "session";

    public const string CookieName = "__Host-holdfast-session";

    // A link in a message leads to a page, and finds whoever follows it signed in; what changes anything needs a token.
    private static readonly HostCookie Cookie = new(CookieName)
    {
        SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
    };

    /// <summary>The session of a request that was let in by one; null for any other.</summary>
    public static HeldSession? SessionOf(HttpContext context) => context.Features.Get<HeldSession>();

    /// <summary>Gives the browser what it is known by until it is closed, or the session ends.</summary>
    public static void Give(HttpContext context, string secret) =>
        context.Response.Cookies.Append(CookieName, secret, Cookie.Build(context, default));

    /// <summary>Takes it away.</summary>
    public static void Take(HttpContext context) =>
        context.Response.Cookies.Delete(CookieName, Cookie.Build(context, default));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (ErrorAnswer.IsForPage(Context))
        {
            Response.Headers.Location = SignInPaths.Of(SignInPaths.SignIn, Context);
            Response.StatusCode = StatusCodes.Status303SeeOther;
            return Task.CompletedTask;
        }

        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer realm=\"holdfast\"";
        return Problem.Of(ProblemTypes.KeyRequired).ExecuteAsync(Context);
    }

    private AuthenticateResult Authenticate()
    {
        if (signIns.Find(Request.Cookies[CookieName], isUse: !LiveRoute.IsAskedByItself(Request)) is not { } found)
        {
            return AuthenticateResult.NoResult();
        }

        Context.Features.Set(found.Held);
        return AuthenticateResult.Success(
            new AuthenticationTicket(found.Held.PrincipalOf(found.Owner), SchemeName));
    }
}
