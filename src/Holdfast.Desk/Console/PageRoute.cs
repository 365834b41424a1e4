namespace Holdfast.Desk.Console;

/// <summary>Marks a route that is there for browsers: it is no part of the API and of its document.</summary>
public sealed class PageRoute
{
    private PageRoute()
    {
    }

    /// <summary>The mark.</summary>
    public static PageRoute Mark { get; } = new();

    /// <summary>
    /// The mark of a page that opens by a link of its own, to somebody who is not signed in: the link is the secret, so
    /// from which site a form comes is not asked, and the page has no script at all.
    /// </summary>
    public static PageRoute ByLink { get; } = new() { IsByLink = true };

    /// <summary>Whether it opens by a link of its own.</summary>
    public bool IsByLink { get; private init; }
}
