using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: the connection comes through a VPN or an open proxy, and the customer has
/// used that kind fewer than three times before; silent for exempt networks.
/// </summary>
internal sealed class VpnOrProxy() : Signal(new()
{
    Id = "vpnOrProxy",
    Sheet = ["ATO-13"],
    Name = "VPN or proxy",
    Definition =
        "At a sign-in or the start of a visit: the connection comes through a VPN or an open proxy, and the "
        + "customer has used that kind fewer than three times before; silent for exempt networks.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Ask whether the customer uses a VPN; many honest customers begin to.",
    Family = EvidenceFamily.Network,
    Weight = 1.1m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is
            {
                ByCustomer: true,
                Event.Network: { } network,
                Visit.StrangeAnonymizer: Anonymizer.Vpn or Anonymizer.Proxy,
            })
        {
            findings.AddPart(this, Familiarness.PartOfAnonymizer(scene), Fact.Of(FactNames.Network, network));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The connection comes through a VPN or proxy, which is unusual for this customer";
}
