using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// A trusted contact, power of attorney, trader, owner or beneficiary changed within thirty days before
/// money goes to a new payee.
/// </summary>
internal sealed class AuthorityChangedThenMoney() : Signal(new()
{
    Id = "authorityChangedThenMoney",
    Sheet = ["ATO-62"],
    Name = "Trusted contact or authority changed, then money out",
    Definition =
        "A trusted contact, power of attorney, trader, owner or beneficiary changed within thirty days "
        + "before money goes to a new payee.",
    Source = "FINRA Rules 2165 and 4512; SID-B7",
    Review = "Call the customer, and the former trusted contact.",
    Family = EvidenceFamily.Contact,
    Weight = 0.9m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var age = Scene.YoungerOf(
            scene.SinceCustomer(Happening.TrustedContactChanged), scene.SinceAccount(Happening.AuthorityChanged));
        if (scene.Transfer.NewPayee && age >= 0 && age <= scene.Limit(PolicyLimits.AuthorityCooling))
        {
            findings.Add(this, Fact.OfSeconds(FactNames.Within, age));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"A trusted contact or authority changed {Plain.Span(facts.Of(FactNames.Within).Number)} before";
}
