namespace Holdfast.Desk.Console;

/// <summary>
/// What a page may do in a browser: load style, script and pictures of this host and send its forms to it. Nothing
/// inline runs or styles, nothing is loaded from anybody else, and no other site frames it.
/// </summary>
internal static class PagePolicy
{
    /// <summary>The policy of pages.</summary>
    public const string Content =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; frame-src 'self'; "
        + "require-trusted-types-for 'script'; trusted-types 'none'; "
        + "report-uri " + PolicyReports.Path + "; report-to " + Group;

    /// <summary>Where browsers that know the newer form send what a page tried.</summary>
    public const string Endpoints = Group + "=\"" + PolicyReports.Path + "\"";

    /// <summary>What a page may use of the machine it is shown on: passkeys, and nothing else.</summary>
    public const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), "
        + "payment=(), usb=(), publickey-credentials-create=(self), publickey-credentials-get=(self)";

    private const string Group = "pages";
}
