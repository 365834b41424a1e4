using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in: how much likelier this address, network and country are in the crowd than with this
/// customer, smoothed over the hierarchy address, network, country.
/// </summary>
internal sealed class UnfamiliarNetwork() : Signal(new()
{
    Id = "unfamiliarNetwork",
    Name = "Unfamiliar network",
    Definition =
        "At a sign-in: how much likelier this address, network and country are in the crowd than with "
        + "this customer, smoothed over the hierarchy address, network, country.",
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
        if (scene is { ByCustomer: true, Customer: { } customer, Visit.HasHistory: true, Visit.Exempt: false, Event.Network: not null })
        {
            var odds = Familiarness.OfNetwork(scene, customer);
            if (odds > 0)
            {
                findings.AddPart(this, scene.Visit.Sure(odds), Fact.Of(FactNames.Country, scene.Event.Network.Country.ToString()), Fact.Of(FactNames.Network, scene.Event.Network.Asn));
            }
        }
    }

    internal override string Sentence(Facts facts) =>
        "The network is far more usual for others than for this customer";
}
