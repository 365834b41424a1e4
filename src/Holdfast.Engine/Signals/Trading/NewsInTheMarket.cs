using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// Many other customers bought the security within a day in ordinary visits: news, not a pump.
/// </summary>
internal sealed class NewsInTheMarket() : Signal(new()
{
    Id = "newsInTheMarket",
    Name = "Many calm buyers",
    Definition =
        "At least four other customers bought the thinly traded security within a day in ordinary visits, and more "
        + "than three to each one in a strange visit: news, not a pump.",
    Source = "Regulation sheet ATO-49, false positives: news, newsletters, model portfolios",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Crowd,
    Weight = -0.8m,
    Reads = EventSet.Of(EventType.OrderPlaced),
})
{
    private const int ManyCalm = 4;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Order is not { Thin: true, Opens: true } order)
        {
            return;
        }

        int calm = 0, strange = 0;
        var watch = scene.Crowd.Symbols.Get(order.Symbol);
        foreach (ref readonly var buy in watch.Recent)
        {
            if (!buy.IsBy(scene.Account) && scene.Now.IsWithin(scene.Limit(PolicyLimits.TogetherWindow), buy.At))
            {
                calm += buy.Suspicion < ThinBuy.Suspicious ? 1 : 0;
                strange += buy.Suspicion >= ThinBuy.Strange ? 1 : 0;
            }
        }

        if (calm >= ManyCalm && calm > 3 * strange)
        {
            findings.Add(this, Fact.Of(FactNames.People, calm));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.People).Number} other customers bought it within a day in ordinary visits";
}
