using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;

namespace Holdfast.Engine.OwnSignals;

/// <summary>An order beside what the account is used to and what one order can move.</summary>
internal static class OrderTerms
{
    public static IEnumerable<Term> All { get; } = new KnownTerms(EventSet.Of(EventType.OrderPlaced))
        .Truth("order.opens", "The order opens a position: a purchase or a short sale.",
            static scene => IsOrder(scene) ? scene.Order.Opens : null)
        .Truth("order.thin", "A cheap, little-traded or off-exchange security, whose price one order can move.",
            static scene => IsOrder(scene) ? scene.Order.Thin : null)
        .Truth("order.knownSecurity", "The security was seen in the account before the present day.",
            static scene => HasAccount(scene) ? scene.Order.KnownSymbol : null)
        .Truth("order.knownVenue", "The account traded at this kind of venue before the present day.",
            static scene => HasAccount(scene) ? scene.Order.KnownVenue : null)
        .Truth("order.thinTrader", "Thin stocks were bought in the account before.",
            static scene => HasAccount(scene) ? scene.Order.ThinTrader : null)
        .Share("order.shareOfEquity", "The worth of the order as a share of the account.",
            static scene => scene.Order.EquityShare)
        .Share("order.shareOfDailyVolume", "The quantity as a share of what is traded in a day.",
            static scene => scene.Order.VolumeShare)
        .Share("order.priceGap", "How far the limit is from the market, against the account.",
            static scene => scene.Order.PriceGap)
        .Share("order.soldShare", "Share of the account that was sold shortly before.",
            static scene => scene.Order.EquityShare is null ? null : scene.Order.SoldShare)
        .Number("order.positionsClosed", Units.Count, "How many positions were sold whole shortly before.",
            static scene => HasAccount(scene) ? scene.Order.PositionsClosed : null)
        .Share("order.thinShare", "What was bought of thin stocks shortly before, this order included, as a share of "
            + "the account.", static scene => scene.Order.EquityShare is null ? null : scene.Order.ThinShare);

    private static bool IsOrder(Scene scene) => scene.Event.Data is OrderPlaced;

    private static bool HasAccount(Scene scene) => IsOrder(scene) && scene.Account is not null;
}
