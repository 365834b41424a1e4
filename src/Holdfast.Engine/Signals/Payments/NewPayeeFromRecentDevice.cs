using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Money out to a new payee from a device that this customer has had for less than a week, though they have
/// had others.
/// </summary>
internal sealed class NewPayeeFromRecentDevice() : Signal(new()
{
    Id = "newPayeeFromRecentDevice",
    Name = "New payee from a recent device",
    Definition =
        "Money out to a new payee from a device that this customer has had for less than a week, though "
        + "they have had others.",
    Source = "FINRA Regulatory Notice 21-18: look at sign-ins and transfers together",
    Review = "Ask whether the device is the customer's.",
    Family = EvidenceFamily.Device,
    Weight = 0.45m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { Transfer.NewPayee: true, Visit: { HasHistory: true } visit, Customer: { } customer }
            && scene.Now.Since(visit.DeviceEntry.First) < 7 * Stamp.Day
            && customer.Familiar.Total(FamiliarKind.Device).Different > 1)
        {
            findings.Add(
                this,
                Fact.Of(FactNames.Device, scene.Event.Device!.Id),
                Fact.Of(FactNames.FirstSeen, visit.DeviceEntry.First));
        }
    }

    internal override string Sentence(Facts facts) =>
        "A new payee is paid from a device that the customer has had for less than a week";
}
