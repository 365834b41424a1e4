using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// A thinly traded security never held here is bought for a fifth of the account or more, within half an hour
/// of evidence against the visit.
/// </summary>
internal sealed class ThinStockBurst() : Signal(new()
{
    Id = "thinStockBurst",
    Sheet = ["ATO-48"],
    Name = "Thin stock bought in a strange visit",
    Definition =
        "A thinly traded security never held here is bought for a fifth of the account or more, within "
        + "half an hour of evidence against the visit.",
    Source = "FINRA Regulatory Notice 20-32; 2025 and 2026 oversight reports on ramp-and-dump",
    Review = "Block the security in this account; call the customer.",
    Family = EvidenceFamily.Trading,
    Weight = 3.45m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var order = scene.Order;
        if (order is { Thin: true, Opens: true, KnownSymbol: false } && order.ThinShare >= scene.Limit(PolicyLimits.ThinShare)
            && scene.Session.Suspicion >= 1000)
        {
            findings.Add(this, Fact.Of(FactNames.Symbol, order.Request.Symbol), Fact.OfShare(FactNames.ShareOfEquity, order.ThinShare));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Percent(facts.Of(FactNames.ShareOfEquity).Number)} of the account into {facts.Of(FactNames.Symbol).Text}, a thinly traded security never held here, in a strange visit";
}
