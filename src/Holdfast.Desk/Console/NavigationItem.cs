namespace Holdfast.Desk.Console;

/// <summary>Where a link of the navigation stands.</summary>
public enum NavigationGroup
{
    /// <summary>What is done every hour.</summary>
    Work,

    /// <summary>What is looked at and reported.</summary>
    Records,

    /// <summary>Who may do what, and how the firm has set things.</summary>
    Administration,
}

/// <summary>
/// A link of the navigation. A slice adds its own among the services; whoever has not its right does not see it.
/// </summary>
/// <param name="Text">What it is called.</param>
/// <param name="Path">Where it leads.</param>
/// <param name="Scope">The right it needs.</param>
/// <param name="Group">Where it stands.</param>
/// <param name="Order">In which order within its group.</param>
public sealed record NavigationItem(string Text, string Path, string Scope, NavigationGroup Group, int Order);
