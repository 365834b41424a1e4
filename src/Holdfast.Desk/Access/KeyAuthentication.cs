using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using NodaTime;

namespace Holdfast.Desk.Access;

/// <summary>Recognises keys; at the control socket, the user at the shell.</summary>
/// <remarks>
/// Whether a key is malformed, unknown, expired or revoked is not told: all are answered alike. A malformed one is
/// found out sooner than the others, which tells nobody more than that there is no such key.
/// </remarks>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, KeyRing keys,
    TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "key";

    private const string Bearer = "Bearer ";

    // A user who was never seen here is made up once; the users of a machine are few, and so are those kept.
    private const int ShellUsers = 100;

    private static readonly AuthenticateResult Refused = AuthenticateResult.Fail("There is no such key.");

    private static readonly ConcurrentDictionary<string, AuthenticateResult> Shells = new(StringComparer.Ordinal);

    /// <summary>The key by which a request was let in; null where it has none.</summary>
    public static KeyId? KeyOf(HttpContext context) => context.Features.Get<HeldKey>()?.Key.Id;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer realm=\"holdfast\"";
        return ErrorAnswer.ExecuteAsync(Context, Problem.Of(ProblemTypes.KeyRequired));
    }

    private AuthenticateResult Authenticate()
    {
        if (Context.Features.Get<ControlConnection>() is not null)
        {
            return OfShell(Request.Headers[ControlConnection.UserHeader].ToString());
        }

        if (Request.Headers.Authorization is not [{ } header])
        {
            return Request.Headers.Authorization.Count == 0 ? AuthenticateResult.NoResult() : Refused;
        }

        Span<byte> hash = stackalloc byte[KeyText.HashBytes];
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || !KeyText.TryRead(header.AsSpan(Bearer.Length).Trim(' '), out var id, hash)
            || !keys.TryFind(id, out var held)
            || !held.Fits(hash)
            || !held.Key.IsValidAt(now))
        {
            return Refused;
        }

        held.NoteUse(now);
        Context.Features.Set(held);
        return held.Granted;
    }

    private static AuthenticateResult OfShell(string user)
    {
        var name = user is { Length: > 0 and <= 64 } && user.All(c => c is > ' ' and < '\x7f') ? user : "unknown";
        if (Shells.TryGetValue(name, out var known))
        {
            return known;
        }

        var made = AuthenticateResult.Success(new AuthenticationTicket(Caller.OfShell(name), SchemeName));
        return Shells.Count < ShellUsers ? Shells.GetOrAdd(name, made) : made;
    }
}
