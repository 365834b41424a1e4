using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: the device was never seen with this customer, or first seen less than a day
/// ago.
/// </summary>
internal sealed class NewDevice() : Signal(new()
{
    Id = "newDevice",
    Sheet = ["ATO-11"],
    Name = "New device",
    Definition =
        "At a sign-in or the start of a visit: the device was never seen with this customer, or first seen "
        + "less than a day ago.",
    Source = "FINRA Regulatory Notice 21-18: adaptive authentication on a new device",
    Review =
        "Ask the customer whether they have a new telephone or computer; look whether device ids were "
        + "lost for others too.",
    Family = EvidenceFamily.Device,
    Weight = 0.3m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var visit = scene.Visit;
        if (!scene.ByCustomer || !visit.HasHistory || !visit.StrangeDevice)
        {
            return;
        }

        // A firm that lost its device ids sees everybody on a new one.
        var part = visit.DeviceIdsLost ? 200 : visit.Device is DeviceStanding.Fresh ? 500 : 1000;
        findings.AddPart(
            this,
            visit.Sure(part),
            Fact.Of(FactNames.Device, scene.Event.Device!.Id),
            Fact.Of(FactNames.FirstSeen, visit.DeviceEntry.First));
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.FirstSeen).Kind is FactKind.None
            ? "A device never seen with this customer"
            : "A device that this customer has had for less than a day";
}
