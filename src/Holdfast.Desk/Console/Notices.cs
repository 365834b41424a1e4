using System.Globalization;
using System.Security.Cryptography;
using Holdfast.Desk.Access;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Console;

/// <summary>
/// What became of a form, told once by the page that the browser is sent on to. It travels in a cookie that is sealed
/// and bound to who is signed in, so that nothing of it stands in an address, a log or a history.
/// </summary>
public sealed class Notices
{
    private const string Purpose = "Holdfast.Notice";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private static readonly HostCookie Cookie = new("__Host-holdfast-notice");

    private readonly IDataProtectionProvider _protection;
    private readonly TimeProvider _clock;

    /// <summary>Notices sealed by <paramref name="protection"/>.</summary>
    public Notices(IDataProtectionProvider protection, TimeProvider clock) =>
        (_protection, _clock) = (protection, clock);

    /// <summary>Leaves a notice for the next page.</summary>
    public void Leave(HttpContext context, string text)
    {
        ArgumentNullException.ThrowIfNull(context);
        var until = (_clock.GetUtcNow() + Life).ToUnixTimeSeconds();
        var sealedText = Sealer(context).Protect(string.Create(CultureInfo.InvariantCulture, $"{until} {text}"));
        context.Response.Cookies.Append(
            Cookie.Name!, sealedText, Cookie.Build(context, _clock.GetUtcNow()));
    }

    /// <summary>Takes the notice that was left; null where there is none, or one too old or of another.</summary>
    public string? Take(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Cookies[Cookie.Name!] is not { } sealedText || context.Response.HasStarted)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie.Name!, Cookie.Build(context, _clock.GetUtcNow()));
        try
        {
            return Sealer(context).Unprotect(sealedText).Split(' ', 2) is [var until, var text]
                && long.Parse(until, CultureInfo.InvariantCulture) >= _clock.GetUtcNow().ToUnixTimeSeconds()
                    ? text
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Sealer(HttpContext context) => _protection
        .CreateProtector(Purpose, context.User.FindFirst(Caller.SubjectClaim)?.Value ?? "nobody");
}
