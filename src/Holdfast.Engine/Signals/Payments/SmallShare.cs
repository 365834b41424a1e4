using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>The amount is less than a twentieth of the account, and so is what was asked for lately.</summary>
internal sealed class SmallShare() : Signal(new()
{
    Id = "smallShare",
    Name = "Small share",
    Definition = "The amount is less than a twentieth of the account, and so is what was asked for lately.",
    Source = "Regulation sheet section 4.2, equityShare",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Amount,
    Weight = -0.45m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Out: true, EquityShareLately: < 50 and var share })
        {
            findings.Add(this, Fact.OfShare(FactNames.ShareOfEquity, share));
        }
    }

    internal override string Sentence(Facts facts) => "A small part of the account";
}
