using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>The account bought thinly traded securities more than two days before, though not this one.</summary>
internal sealed class ThinTrader() : Signal(new()
{
    Id = "thinTrader",
    Name = "Used to thin stocks",
    Definition = "The account bought thinly traded securities more than two days before, though not this one.",
    Source = "Our own",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Trading,
    Weight = -0.95m,
    Reads = EventSet.Of(EventType.OrderPlaced),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Order is { Thin: true, Opens: true, ThinTrader: true, KnownSymbol: false })
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "The account has bought thinly traded securities before";
}
