using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Console;

/// <summary>
/// A cookie that this host alone can set and read, over TLS only, and that no script sees (RFC 6265bis, 4.1.3.2). It is
/// marked secure whatever the request came by: in front of the server may be what ends TLS, and browsers take it over
/// plain HTTP from their own machine.
/// </summary>
public sealed class HostCookie : CookieBuilder
{
    /// <summary>A cookie by its name, which begins with <c>__Host-</c>.</summary>
    public HostCookie(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name.StartsWith("__Host-", StringComparison.Ordinal)
            ? name
            : throw new ArgumentException("The name begins with __Host-.", nameof(name));
        HttpOnly = true;
        SameSite = SameSiteMode.Strict;
        Path = "/";
        IsEssential = true;
    }

    /// <inheritdoc/>
    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = true;
        options.Path = "/";
        options.Domain = null;
        return options;
    }
}
