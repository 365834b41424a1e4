using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>At least seven tenths of the cash at hand goes to a new payee.</summary>
internal sealed class MostOfCash() : Signal(new()
{
    Id = "mostOfCash",
    Name = "Most of the cash",
    Definition = "At least seven tenths of the cash at hand goes to a new payee.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Ask what it is for.",
    Family = EvidenceFamily.Amount,
    Weight = 0.5m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { NewPayee: true, CashShare: >= 700 and var share })
        {
            findings.Add(this, Fact.OfShare(FactNames.Share, share));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Percent(facts.Of(FactNames.Share).Number)} of the cash to a payee that is new";
}
