namespace Holdfast.Desk.Console;

/// <summary>Marks a route that is there for browsers: it is no part of the API and of its document.</summary>
public sealed class PageRoute
{
    private PageRoute()
    {
    }

    /// <summary>The mark.</summary>
    public static PageRoute Mark { get; } = new();
}
