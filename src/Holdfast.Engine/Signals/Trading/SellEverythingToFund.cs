using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// Much of the account was sold within the hour or so, and the money goes into a thinly traded security never
/// held here.
/// </summary>
internal sealed class SellEverythingToFund() : Signal(new()
{
    Id = "sellEverythingToFund",
    Sheet = ["ATO-50"],
    Name = "Sold everything to buy a thin stock",
    Definition =
        "Much of the account was sold within the hour or so, and the money goes into a thinly traded "
        + "security never held here.",
    Source =
        "FINRA 2025 and 2026 oversight reports on ramp-and-dump; SEC v. One or More Unknown Traders "
        + "(D.D.C. 2007)",
    Review = "Block the purchase; lock the account; call the customer.",
    Family = EvidenceFamily.Trading,
    Weight = 2m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var order = scene.Order;
        if (order is { Thin: true, Opens: true, KnownSymbol: false } && order.SoldShare >= scene.Limit(PolicyLimits.SoldShare)
            && order.ThinShare * 2 >= scene.Limit(PolicyLimits.ThinShare))
        {
            findings.AddPart(this, order.SoldShare >= 800 ? 1300 : 1000, Fact.Of(FactNames.Symbol, order.Request.Symbol),
                Fact.OfShare(FactNames.Share, Math.Min(order.SoldShare, 1000)), Fact.Of(FactNames.Times, order.PositionsClosed));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Percent(facts.Of(FactNames.Share).Number)} of the account was sold just before, to buy {facts.Of(FactNames.Symbol).Text}";
}
