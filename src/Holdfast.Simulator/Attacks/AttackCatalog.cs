using Holdfast.Simulator.Stories;

namespace Holdfast.Simulator.Attacks;

/// <summary>All kinds of attacks, and the honest stories that were written to have the same outline.</summary>
internal static class AttackCatalog
{
    /// <summary>Campaigns are of these kinds by turns.</summary>
    public static IReadOnlyList<AttackKind> Kinds { get; } =
    [
        new("reused password", static () => new ReusedPassword()),
    ];

    /// <summary>Honest stories beside those that need no attack to be told.</summary>
    public static IReadOnlyList<StoryKind> Twins { get; } = [];
}
