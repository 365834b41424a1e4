using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>Money out to a new payee, more than half of what the account is worth.</summary>
internal sealed class LargeShareToNewPayee() : Signal(new()
{
    Id = "largeShareToNewPayee",
    Name = "Large share to a new payee",
    Definition = "Money out to a new payee, more than half of what the account is worth.",
    Source = "FINRA Regulatory Notice 21-18; regulation sheet section 4.2, equityShare",
    Review = "Call the customer at a number on file from before.",
    Family = EvidenceFamily.Amount,
    Weight = 0.5m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { NewPayee: true, EquityShareLately: { } share } && share >= scene.Limit(PolicyLimits.LargeShare))
        {
            findings.Add(this, Fact.OfShare(FactNames.ShareOfEquity, share));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Percent(facts.Of(FactNames.ShareOfEquity).Number)} of the account to a payee that is new";
}
