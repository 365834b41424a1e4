namespace Holdfast.Desk.Access;

/// <summary>
/// Marks what comes in by the control socket of the data folder, which its owner alone can open. It is set by the
/// listener, so nothing that a request says can bring it about.
/// </summary>
public sealed class ControlConnection
{
    /// <summary>The header by which a command tells which user gave it.</summary>
    public const string UserHeader = "Holdfast-User";

    private ControlConnection()
    {
    }

    internal static ControlConnection Mark { get; } = new();
}

/// <summary>Marks a route that is there for the control socket only.</summary>
internal sealed class ControlRoute
{
    public static ControlRoute Mark { get; } = new();
}
