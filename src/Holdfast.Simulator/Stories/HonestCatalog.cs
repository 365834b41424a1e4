using Holdfast.Simulator.Attacks;

namespace Holdfast.Simulator.Stories;

/// <summary>All kinds of honest stories.</summary>
internal static class HonestCatalog
{
    public static IReadOnlyList<StoryKind> All { get; } =
    [
        .. DeviceStories.Kinds,
        .. TravelStories.Kinds,
        .. HomeStories.Kinds,
        .. PaymentStories.Kinds,
        .. SpendingStories.Kinds,
        .. TradingStories.Kinds,
        .. FamilyStories.Kinds,
        .. ServiceStories.Kinds,
        .. OpeningStories.Kinds,
        .. AttackCatalog.Twins,
    ];
}
