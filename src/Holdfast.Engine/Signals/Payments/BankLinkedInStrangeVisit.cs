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
        if (scene.Event.Data is not BankLinked linked)
        {
            return;
        }

        var newDevice = scene.Session.Has(SessionTraits.NewDevice) || scene.Visit.StrangeDevice;
        if (newDevice || scene.Session.Suspicion >= 2000)
        {
            findings.Add(
                this,
                Fact.Of(FactNames.Destination, linked.Destination),
                newDevice ? default : Fact.Of(FactNames.What, "standingEvidence"));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.What).Kind is FactKind.None
        ? "A bank account was linked in a visit on a new device"
        : "A bank account was linked in a visit that other evidence stands against";
}
