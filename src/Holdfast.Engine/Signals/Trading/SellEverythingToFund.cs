using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// Much of the account was sold within the hour or so, and the money goes into a thinly traded security never dealt in
/// here.
/// </summary>
internal sealed class SellEverythingToFund() : Signal(new()
{
    Id = "sellEverythingToFund",
    Sheet = ["ATO-50"],
    Name = "Sold everything to buy a thin stock",
    Definition =
        "At least 40 % of the account was sold within an hour and a half (from 80 % on it weighs more), and a tenth of "
        + "the account or more goes into a thinly traded security never dealt in here.",
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
    private const int NearlyAll = 800;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Order is { Thin: true, Opens: true, KnownSymbol: false } order
            && order.SoldShare >= scene.Limit(PolicyLimits.SoldShare)
            && order.ThinShare * 2 >= scene.Limit(PolicyLimits.ThinShare))
        {
            findings.AddPart(
                this, order.SoldShare >= NearlyAll ? 1300 : 1000,
                Fact.Of(FactNames.Symbol, order.Request.Symbol),
                Fact.OfShare(FactNames.Share, Math.Min(order.SoldShare, 1000)),
                Fact.Of(FactNames.Times, order.PositionsClosed));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Percent(facts.Of(FactNames.Share).Number)} of the account was sold just before, to buy "
        + $"{facts.Of(FactNames.Symbol).Text}";
}
