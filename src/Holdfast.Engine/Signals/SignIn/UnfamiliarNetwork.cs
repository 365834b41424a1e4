using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: how much likelier this address, network and country are in the crowd than
/// with this customer, smoothed over the hierarchy address, network, country; silent for exempt networks.
/// </summary>
internal sealed class UnfamiliarNetwork() : Signal(new()
{
    Id = "unfamiliarNetwork",
    Name = "Unfamiliar network",
    Definition =
        "At a sign-in or the start of a visit: how much likelier this address, network and country are in the "
        + "crowd than with this customer, smoothed over the hierarchy address, network, country; silent for "
        + "exempt networks.",
    Source =
        "Freeman, Jain, Duermuth, Biggio, Giacinto: Who Are You? A Statistical Approach to Measuring User "
        + "Authenticity, NDSS 2016",
    Review = "Compare with where the customer usually is; a strange network alone is seldom enough.",
    Family = EvidenceFamily.Network,
    Weight = 0.1m,
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
                Customer: { } customer,
                Event.Network: { } network,
                Visit: { HasHistory: true, Exempt: false, NetworkMark.IsNone: false } visit,
            }
            && Familiarness.OfNetwork(scene, customer) is > 0 and var odds)
        {
            findings.AddPart(
                this,
                visit.Sure(odds),
                Fact.Of(FactNames.Country, network.Country),
                Fact.Of(FactNames.Network, network));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The network is far more usual for others than for this customer";
}
