using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: the device is new, and so are its neighbourhood of addresses and its
/// network.
/// </summary>
internal sealed class NewDeviceOnStrangeNetwork() : Signal(new()
{
    Id = "newDeviceOnStrangeNetwork",
    Name = "New device on a strange network",
    Definition =
        "At a sign-in or the start of a visit: the device is new, and so are its neighbourhood of "
        + "addresses and its network.",
    Source = "FINRA Regulatory Notice 21-18; regulation sheet ATO-12 without the country",
    Review = "Call the customer at a number on file from before: is this device theirs, and where are they?",
    Family = EvidenceFamily.Device,
    Weight = 0.7m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is
            {
                ByCustomer: true,
                Event.Device: { } device,
                Visit: { HasHistory: true, Device: DeviceStanding.New, StrangeNetwork: true } visit,
            })
        {
            findings.AddPart(this, visit.Sure(1000), Fact.Of(FactNames.Device, device.Id));
        }
    }

    internal override string Sentence(Facts facts) =>
        "A device and a network that were both never seen with this customer";
}
