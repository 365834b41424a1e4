using Holdfast.Engine.Contract;

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
    /// <summary>Log-odds of a visit, in thousandths, from which on it is strange on a known device too.</summary>
    private const int Suspicious = 2000;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is BankLinked linked && (scene.OnNewDevice || scene.Session.Suspicion >= Suspicious))
        {
            findings.Add(
                this,
                Fact.Of(FactNames.Destination, linked.Destination),
                Fact.Of(FactNames.What, scene.OnNewDevice ? "device" : "visit"));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.What).Word is "device"
        ? "A bank account was linked in a visit on a new device"
        : "A bank account was linked in a visit that other evidence stands against";
}
