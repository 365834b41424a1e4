using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The device has been this customer's for thirty days and three visits, and is not in doubt; silent while a new
/// payee is paid under a remote-control tool or during a telephone call.
/// </summary>
internal sealed class SeasonedDevice() : Signal(new()
{
    Id = "seasonedDevice",
    Name = "Seasoned device",
    Definition =
        "The device has been this customer's for thirty days and three visits, and is not in doubt; silent "
        + "while a new payee is paid under a remote-control tool or during a telephone call.",
    Source = "Regulation sheet section 4.2, deviceNovelty",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Device,
    Weight = -0.4m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.CredentialChanged, EventType.ContactChanged,
        EventType.DeliveryChanged, EventType.BankLinked, EventType.TransferRequested,
        EventType.OrderPlaced),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { Coached: false, Visit.TrustedDevice: true })
        {
            findings.Add(
                this,
                Fact.Of(FactNames.Device, scene.Event.Device!.Id),
                Fact.Of(FactNames.FirstSeen, scene.Visit.DeviceEntry.First));
        }
    }

    internal override string Sentence(Facts facts) => "A device that has been this customer's for a long time";
}
