using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>The security has been dealt in here more than a day before.</summary>
internal sealed class KnownSecurity() : Signal(new()
{
    Id = "knownSecurity",
    Name = "Known security",
    Definition = "The security has been dealt in here more than a day before.",
    Source = "Our own: without it a regular trader drowns",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Trading,
    Weight = -1.05m,
    Reads = EventSet.Of(EventType.OrderPlaced),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Order.KnownSymbol)
        {
            findings.Add(this, Fact.Of(FactNames.Symbol, scene.Order.Request.Symbol));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Symbol).Text} has been dealt in here before";
}
