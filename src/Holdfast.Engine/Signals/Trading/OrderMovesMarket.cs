using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>One order of a thinly traded security never dealt in here is a tenth of a day's volume or more.</summary>
internal sealed class OrderMovesMarket() : Signal(new()
{
    Id = "orderMovesMarket",
    Name = "Order that moves the price",
    Definition =
        "One order of a thinly traded security never dealt in here is a tenth of a day's volume or more; a whole day's "
        + "weighs twice.",
    Source = "SEC v. Grand Logistic (S.D.N.Y. 2006); SEA section 9(a)(2)",
    Review = "Ask why so much at once; tell market surveillance.",
    Family = EvidenceFamily.Trading,
    Weight = 1.6m,
    Reads = EventSet.Of(EventType.OrderPlaced),
})
{
    private const int WholeDay = 1000;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Order is { Thin: true, Opens: true, KnownSymbol: false, VolumeShare: { } share } order
            && share >= scene.Limit(PolicyLimits.VolumeShare))
        {
            findings.AddPart(
                this, share >= WholeDay ? 2000 : 1000,
                Fact.Of(FactNames.Symbol, order.Request.Symbol), Fact.OfShare(FactNames.ShareOfVolume, share));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The order is {Plain.Percent(facts.Of(FactNames.ShareOfVolume).Number)} of a day's volume of "
        + $"{facts.Of(FactNames.Symbol).Text}";
}
