using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The device has been this customer's for at least a day, is not seasoned yet and not in doubt; silent while a new
/// payee is paid under a remote-control tool or during a telephone call.
/// </summary>
internal sealed class KnownDevice() : Signal(new()
{
    Id = "knownDevice",
    Name = "Known device",
    Definition =
        "The device has been this customer's for at least a day, is not seasoned yet and not in doubt; silent "
        + "while a new payee is paid under a remote-control tool or during a telephone call.",
    Source = "Regulation sheet section 4.2, deviceNovelty",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Device,
    Weight = -0.35m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.CredentialChanged, EventType.ContactChanged,
        EventType.DeliveryChanged, EventType.BankLinked, EventType.TransferRequested,
        EventType.OrderPlaced),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { Coached: false, Visit: { Device: DeviceStanding.Known, NotItself: false, InDoubt: false } })
        {
            findings.Add(this, Fact.Of(FactNames.Device, scene.Event.Device!.Id));
        }
    }

    internal override string Sentence(Facts facts) => "A device this customer has used before";
}
