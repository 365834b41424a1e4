using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// Many other customers on their own devices bought the security within a day: news, not a pump.
/// </summary>
internal sealed class NewsInTheMarket() : Signal(new()
{
    Id = "newsInTheMarket",
    Name = "Many calm buyers",
    Definition = "Many other customers on their own devices bought the security within a day: news, not a pump.",
    Source = "Regulation sheet ATO-49, false positives: news, newsletters, model portfolios",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Crowd,
    Weight = -0.8m,
    Reads = EventSet.Of(EventType.OrderPlaced),
})
{
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
            if (buy.Account != 0 && scene.Now.IsWithin(scene.Limit(PolicyLimits.TogetherWindow), buy.At))
            {
                calm += buy.Suspicion < 1000 ? 1 : 0;
                strange += buy.Suspicion >= 2000 ? 1 : 0;
            }
        }

        if (calm >= 4 && calm > 3 * strange)
        {
            findings.Add(this, Fact.Of(FactNames.People, calm));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.People).Number} other customers bought it today in ordinary visits";
}
