using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// A thinly traded security never dealt in here is bought by an account that does not trade such securities.
/// </summary>
internal sealed class NewThinStock() : Signal(new()
{
    Id = "newThinStock",
    Name = "Thin stock never held",
    Definition =
        "A thinly traded security never dealt in here is bought by an account that does not trade such "
        + "securities.",
    Source = "FINRA Regulatory Notice 20-32",
    Review = "Ask how the customer came upon it.",
    Family = EvidenceFamily.Trading,
    Weight = 0.85m,
    Reads = EventSet.Of(EventType.OrderPlaced),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Order is { Thin: true, Opens: true, KnownSymbol: false, ThinTrader: false } order)
        {
            findings.Add(this, Fact.Of(FactNames.Symbol, order.Request.Symbol));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Symbol).Text} is thinly traded and was never dealt in here";
}
