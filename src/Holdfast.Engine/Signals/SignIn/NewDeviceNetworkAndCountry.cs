using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: device, network and country were all never seen with this customer.
/// </summary>
internal sealed class NewDeviceNetworkAndCountry() : Signal(new()
{
    Id = "newDeviceNetworkAndCountry",
    Sheet = ["ATO-12"],
    Name = "New device, network and country",
    Definition =
        "At a sign-in or the start of a visit: device, network and country were all never seen with this "
        + "customer.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Call the customer at a number on file from before; ask about travel.",
    Family = EvidenceFamily.Network,
    Weight = 1.1m,
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
                Event.Network: { } network,
                Visit: { HasHistory: true, Device: DeviceStanding.New, Network: NetworkStanding.NewCountry } visit,
            })
        {
            findings.AddPart(this, visit.Sure(1000), Fact.Of(FactNames.Country, network.Country));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"Device, network and country ({facts.Of(FactNames.Country).Word}) were all never seen with this customer";
}
