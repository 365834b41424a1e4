using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>Money out to a bank account that was linked within the last ten days.</summary>
internal sealed class BankLinkedLately() : Signal(new()
{
    Id = "bankLinkedLately",
    Name = "Bank linked lately",
    Definition = "Money out to a bank account that was linked within the last ten days.",
    Source = "FINRA Regulatory Notice 21-18: a new bank link before a withdrawal",
    Review = "Ask who linked it.",
    Family = EvidenceFamily.Payee,
    Weight = 1m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Out: true, Payee: var payee }
            && scene.Now.Since(payee.LinkedAt) is >= 0 and var age && age <= scene.Limit(PolicyLimits.ContactCooling))
        {
            findings.Add(this, Fact.Of(FactNames.Since, payee.LinkedAt), Fact.OfSeconds(FactNames.Within, age));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The bank account was linked {Plain.Span(facts.Of(FactNames.Within).Number)} before";
}
