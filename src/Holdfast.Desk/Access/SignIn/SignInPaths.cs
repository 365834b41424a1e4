using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>The pages of sign-in.</summary>
internal static class SignInPaths
{
    public const string SignIn = "/sign-in";

    /// <summary>Where somebody who is signed in proves once more that it is them.</summary>
    public const string Again = "/sign-in/again";

    /// <summary>Where an invitation is answered.</summary>
    public const string Invitation = "/sign-in/invitation";

    /// <summary>Where members of staff see to their own sign-in.</summary>
    public const string Own = "/my/sign-in";

    /// <summary>A page that comes back to what was asked for, where that can be asked for again.</summary>
    public static string Of(string page, HttpContext context)
    {
        var asked = HttpMethods.IsGet(context.Request.Method)
            ? ReturnPath.Of(UriHelper.BuildRelative(
                context.Request.PathBase, context.Request.Path, context.Request.QueryString))
            : RefererOf(context);
        return With(page, null, asked);
    }

    /// <summary>A page with a notice, that comes back to a path.</summary>
    public static string With(string page, string? notice, string? returnTo)
    {
        var query = QueryString.Empty;
        query = notice is null ? query : query.Add("notice", notice);
        query = returnTo is null or ReturnPath.Home ? query : query.Add("return", returnTo);
        return page + query.ToUriComponent();
    }

    // What was sent cannot be sent again after a sign-in; the page that it was sent from can be shown again.
    private static string RefererOf(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers.Referer.ToString(), UriKind.Absolute, out var from)
        && SameOrigin(from, context)
            ? ReturnPath.Of(from.PathAndQuery)
            : ReturnPath.Home;

    [SuppressMessage("Globalization", "CA1308", Justification = "Hosts are compared as browsers write them.")]
    private static bool SameOrigin(Uri from, HttpContext context) =>
        from.Authority == context.Request.Host.Value?.ToLowerInvariant() && from.Scheme == context.Request.Scheme;
}
