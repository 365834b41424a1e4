using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// A bank account is linked in a visit on a new device, or while evidence stands against the visit.
/// </summary>
internal sealed class BankLinkedInStrangeVisit() : Signal(new()
{
    Id = "bankLinkedInStrangeVisit",
    Name = "Bank linked in a strange visit",
    Definition = "A bank account is linked in a visit on a new device, or while evidence stands against the visit.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Have the link confirmed at a contact on file from before.",
    Family = EvidenceFamily.Payee,
    Weight = 0.2m,
    Reads = EventSet.Of(EventType.BankLinked),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is BankLinked linked && (scene.Session.Has(SessionTraits.NewDevice) || scene.Session.Suspicion >= 2000))
        {
            findings.Add(this, Fact.Of(FactNames.Destination, linked.Destination));
        }
    }

    internal override string Sentence(Facts facts) => "A bank account was linked in a visit on a new device";
}
