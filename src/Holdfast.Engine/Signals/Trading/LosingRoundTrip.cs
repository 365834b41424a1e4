using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// The security was traded the other way within half an hour at a price at least a tenth better: the account
/// loses on purpose, or for somebody.
/// </summary>
internal sealed class LosingRoundTrip() : Signal(new()
{
    Id = "losingRoundTrip",
    Sheet = ["ATO-52"],
    Name = "Losing round trip",
    Definition =
        "The security was traded the other way within half an hour at a price at least a tenth better: "
        + "the account loses on purpose, or for somebody.",
    Source = "FINRA Regulatory Notice 20-32; US v. Murmylyuk (D.N.J. 2012); SEC v. Nagaicevs (N.D. Cal. 2012)",
    Review = "Block; look for the counterparty.",
    Family = EvidenceFamily.Trading,
    Weight = 2.6m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Account is not { } account || OrderLearning.PriceOf(scene.Order.Request.LimitPrice ?? scene.Order.Request.Price) is not (> 0 and var price))
        {
            return;
        }

        var buying = scene.Order.Request.Side is OrderSide.Buy;
        int trips = 0;
        long worst = 0;
        foreach (ref readonly var before in account.Orders.Entries)
        {
            var opposite = before.Symbol == scene.Order.Symbol && before.Price > 0 && (before.Side is OrderSide.Buy) != buying;
            if (opposite && scene.Now.IsWithin(scene.Limit(PolicyLimits.BurstWindow), before.At))
            {
                var loss = buying ? (price - before.Price) * 1000 / before.Price : (before.Price - price) * 1000 / price;
                trips += loss >= 20 ? 1 : 0;
                worst = Math.Max(worst, loss);
            }
        }

        if (worst >= 100 || trips >= scene.Limit(PolicyLimits.LosingRoundTrips))
        {
            // In a visit on a new device and a strange network it is no slip of the hand.
            var strange = scene.Session.Has(SessionTraits.NewDevice) && scene.Session.Has(SessionTraits.NewNetwork);
            var part = worst >= 1000 ? 2500 : worst >= 100 ? 1000 : 600;
            findings.AddPart(this, strange ? part * 2 : part, Fact.Of(FactNames.Symbol, scene.Order.Request.Symbol),
                Fact.OfShare(FactNames.Share, (int)Math.Min(worst, 1_000_000)), Fact.Of(FactNames.Times, trips));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Symbol).Text} was traded the other way minutes ago; the round trip loses {Plain.Percent(facts.Of(FactNames.Share).Number)}";
}
