using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>The order is less than a twentieth of the account, and little of the account was sold before.</summary>
internal sealed class SmallOrder() : Signal(new()
{
    Id = "smallOrder",
    Name = "Small order",
    Definition =
        "The order, with what was bought of thin stocks in the hour or so before, is less than a twentieth of the "
        + "account, and less than a fifth of the account was sold in that time.",
    Source = "Our own",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Trading,
    Weight = -0.6m,
    Reads = EventSet.Of(EventType.OrderPlaced),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Order is { EquityShare: < 50, ThinShare: < 50, SoldShare: < 200 })
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "A small part of the account";
}
