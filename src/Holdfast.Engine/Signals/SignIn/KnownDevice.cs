using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>The device has been this customer's for more than a day.</summary>
internal sealed class KnownDevice() : Signal(new()
{
    Id = "knownDevice",
    Name = "Known device",
    Definition = "The device has been this customer's for more than a day.",
    Source = "Regulation sheet section 4.2, deviceNovelty",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Device,
    Weight = -0.9m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.CredentialChanged, EventType.ContactChanged,
        EventType.DeliveryChanged, EventType.BankLinked, EventType.TransferRequested,
        EventType.OrderPlaced),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { Coached: false, Visit: { Device: DeviceStanding.Known, NotItself: false } } && (scene.Visit.DeviceEntry.Traits & (FamiliarTraits.Doubtful | FamiliarTraits.Disowned)) == 0)
        {
            findings.Add(this, Fact.Of(FactNames.Device, scene.Event.Device!.Id));
        }
    }

    internal override string Sentence(Facts facts) => "A device this customer has used before";
}
