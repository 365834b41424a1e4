using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// The security was traded the other way within half an hour at a price at least a tenth better, or twice at one at
/// least 2 % better: the account loses on purpose, or for somebody.
/// </summary>
internal sealed class LosingRoundTrip() : Signal(new()
{
    Id = "losingRoundTrip",
    Sheet = ["ATO-52"],
    Name = "Losing round trip",
    Definition =
        "The security was traded the other way within half an hour at a price at least a tenth better, or twice at "
        + "one at least 2 % better (which weighs less): the account loses on purpose, or for somebody.",
    Source = "FINRA Regulatory Notice 20-32; US v. Murmylyuk (D.N.J. 2012); SEC v. Nagaicevs (N.D. Cal. 2012)",
    Review = "Block; look for the counterparty.",
    Family = EvidenceFamily.Trading,
    Weight = 2.6m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
})
{
    /// <summary>By how much more was paid than got, in thousandths.</summary>
    private const int NoticeableLoss = 20, LargeLoss = 100, GrossLoss = 1000;

    internal override void Weigh(Scene scene, Findings findings)
    {
        var order = scene.Order.Request;
        var price = OrderLearning.PriceOf(order.LimitPrice ?? order.Price);
        if (scene.Account is not { } account || price == 0)
        {
            return;
        }

        var buying = order.Side is OrderSide.Buy;
        int trips = 0;
        long worst = 0;
        foreach (ref readonly var before in account.Orders.Entries)
        {
            var opposite = before.Symbol == scene.Order.Symbol && (before.Side is OrderSide.Buy) != buying;
            if (opposite && before.Price > 0
                && scene.Now.IsWithin(scene.Limit(PolicyLimits.BurstWindow), before.At))
            {
                var (bought, sold) = buying ? (price, before.Price) : (before.Price, price);
                var loss = (bought - sold) * 1000 / sold;
                trips += loss >= NoticeableLoss ? 1 : 0;
                worst = Math.Max(worst, loss);
            }
        }

        if (worst >= LargeLoss || trips >= scene.Limit(PolicyLimits.LosingRoundTrips))
        {
            // In a visit on a new device and a strange network it is no slip of the hand.
            var strange = scene.Session.Has(SessionTraits.NewDevice) && scene.Session.Has(SessionTraits.NewNetwork);
            var part = worst >= GrossLoss ? 2500 : worst >= LargeLoss ? 1000 : 600;
            findings.AddPart(
                this, strange ? part * 2 : part,
                Fact.Of(FactNames.Symbol, order.Symbol),
                Fact.OfShare(FactNames.Share, (int)Math.Min(worst, 1_000_000)), Fact.Of(FactNames.Times, trips));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Symbol).Text} was traded the other way minutes ago; "
        + $"what was paid is {Plain.Percent(facts.Of(FactNames.Share).Number)} above what was got";
}
