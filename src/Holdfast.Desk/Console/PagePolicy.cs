namespace Holdfast.Desk.Console;

/// <summary>
/// What a page may do in a browser: load style, script and pictures of this host and send its forms to it. Nothing
/// inline runs or styles, nothing is loaded from anybody else, and no other site frames it.
/// </summary>
internal static class PagePolicy
{
    /// <summary>The policy of pages for staff.</summary>
    public const string Content =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'; " + Older;

    /// <summary>The policy of pages that open by a link of their own: no script, nothing but their style.</summary>
    public const string ContentByLink =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'; " + Older;

    // The older way to report is followed at once, and over plain HTTP from the machine itself; the newer, where it is
    // named, in place of it, and over TLS only.
    private const string Older = "report-uri " + PolicyReports.Path, Newer = "; report-to " + Group;

    /// <summary>Where browsers that know the newer form send what a page tried.</summary>
    public const string Endpoints = Group + "=\"" + PolicyReports.Path + "\"";

    /// <summary>What a page may use of the machine it is shown on: passkeys, and nothing else.</summary>
    public const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), "
        + "payment=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)";

    private const string Group = "pages";

    /// <summary>The policy of a page.</summary>
    public static string Of(bool isByLink, bool isSecure) =>
        (isByLink ? ContentByLink : Content) + (isSecure ? Newer : "");
}
