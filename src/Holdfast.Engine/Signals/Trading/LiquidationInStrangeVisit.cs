using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// At least three positions are sold whole, or half of the account, in a visit on a new device.
/// </summary>
internal sealed class LiquidationInStrangeVisit() : Signal(new()
{
    Id = "liquidationInStrangeVisit",
    Name = "Positions sold in a strange visit",
    Definition = "At least three positions are sold whole, or half of the account, in a visit on a new device.",
    Source = "SEC v. Grand Logistic (S.D.N.Y. 2006); FSA of Japan announcements of 2025",
    Review = "Call the customer before more is sold.",
    Family = EvidenceFamily.Trading,
    Weight = 0.3m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var order = scene.Order;
        var sold = order.SoldShare + (order.EquityShare ?? 0);
        if (order.Request.Side is OrderSide.Sell && scene.Session.Has(SessionTraits.NewDevice)
            && (sold >= scene.Limit(PolicyLimits.LiquidationShare) || order.PositionsClosed >= 3))
        {
            findings.AddPart(this, scene.Session.Has(SessionTraits.NewNetwork) ? 1000 : 400,
                Fact.OfShare(FactNames.Share, Math.Min(sold, 1000)), Fact.Of(FactNames.Times, order.PositionsClosed));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Percent(facts.Of(FactNames.Share).Number)} of the account sold in a visit on a new device";
}
