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
    Definition =
        "At least three positions are sold whole, or half of the account, within the hour or so, in a visit on a new "
        + "device; on a network the customer is known to use it weighs less.",
    Source = "SEC v. Grand Logistic (S.D.N.Y. 2006); FSA of Japan announcements of 2025",
    Review = "Call the customer before more is sold.",
    Family = EvidenceFamily.Trading,
    Weight = 0.3m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
})
{
    private const int ManyPositions = 3;

    internal override void Weigh(Scene scene, Findings findings)
    {
        var order = scene.Order;
        if (order.Request.Side is not OrderSide.Sell || !scene.OnNewDevice)
        {
            return;
        }

        var sold = order.SoldShare + (order.EquityShare ?? 0);
        var closed = order.PositionsClosed + (order.Request.ClosesPosition is true ? 1 : 0);
        if (sold >= scene.Limit(PolicyLimits.LiquidationShare) || closed >= ManyPositions)
        {
            findings.AddPart(
                this, scene.Visit.StrangeNetwork || scene.Session.Has(SessionTraits.NewNetwork) ? 1000 : 400,
                Fact.OfShare(FactNames.Share, Math.Min(sold, 1000)), Fact.Of(FactNames.Times, closed));
        }
    }

    internal override string Sentence(Facts facts)
    {
        var (share, closed) = (facts.Of(FactNames.Share).Number, facts.Of(FactNames.Times).Number);
        return closed >= ManyPositions
            ? $"{closed} positions sold whole in a visit on a new device"
            : $"{Plain.Percent(share)} of the account sold in a visit on a new device";
    }
}
