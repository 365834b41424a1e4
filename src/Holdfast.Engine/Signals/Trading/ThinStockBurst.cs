using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// A thinly traded security never dealt in here is bought for a fifth of the account or more, in a visit with evidence
/// against it.
/// </summary>
internal sealed class ThinStockBurst() : Signal(new()
{
    Id = "thinStockBurst",
    Sheet = ["ATO-48"],
    Name = "Thin stock bought in a strange visit",
    Definition =
        "A thinly traded security never dealt in here is bought in a visit with evidence against it, and a fifth of "
        + "the account or more goes into such securities in an hour and a half.",
    Source = "FINRA Regulatory Notice 20-32; 2025 and 2026 oversight reports on ramp-and-dump",
    Review = "Block the security in this account; call the customer.",
    Family = EvidenceFamily.Trading,
    Weight = 2.45m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Order is { Thin: true, Opens: true, KnownSymbol: false } order
            && order.ThinShare >= scene.Limit(PolicyLimits.ThinShare)
            && scene.Session.Suspicion >= ThinBuy.Suspicious)
        {
            findings.Add(
                this,
                Fact.Of(FactNames.Symbol, order.Request.Symbol),
                Fact.OfShare(FactNames.ShareOfEquity, order.ThinShare));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Symbol).Text}, thinly traded and never dealt in here, takes thin stocks to "
        + $"{Plain.Percent(facts.Of(FactNames.ShareOfEquity).Number)} of the account, in a strange visit";
}
