using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// The limit is far through the market, against the account, in a thinly traded security or an option; or a
/// buy and a sell in minutes at prices far apart.
/// </summary>
internal sealed class AbsurdPrice() : Signal(new()
{
    Id = "absurdPrice",
    Sheet = ["ATO-51"],
    Name = "Absurd price",
    Definition =
        "The limit is far through the market, against the account, in a thinly traded security or an "
        + "option; or a buy and a sell in minutes at prices far apart.",
    Source = "FINRA Regulatory Notice 20-32; US v. Murmylyuk (D.N.J. 2012)",
    Review = "Block; look who was on the other side.",
    Family = EvidenceFamily.Trading,
    Weight = 1.8m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var order = scene.Order;
        if (order.PriceGap is { } gap && gap >= scene.Limit(PolicyLimits.PriceGap) && (order.Thin || order.Request.Venue is Venue.Option || gap >= 100))
        {
            findings.AddPart(this, gap >= 200 ? 1500 : 1000, Fact.Of(FactNames.Symbol, order.Request.Symbol), Fact.OfShare(FactNames.Share, gap));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The limit is {Plain.Percent(facts.Of(FactNames.Share).Number)} worse than the market";
}
