using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: this address, network and country are likelier with this customer than in
/// the crowd.
/// </summary>
internal sealed class FamiliarNetwork() : Signal(new()
{
    Id = "familiarNetwork",
    Name = "Familiar network",
    Definition =
        "At a sign-in or the start of a visit: this address, network and country are likelier with this "
        + "customer than in the crowd.",
    Source = "Freeman et al., NDSS 2016",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Network,
    Weight = -0.2m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Customer: { } customer, Visit.HasHistory: true, Event.Network: not null }
            && Familiarness.OfNetwork(scene, customer) is < 0 and var odds)
        {
            findings.AddPart(this, -odds);
        }
    }

    internal override string Sentence(Facts facts) => "The network is one this customer is usually on";
}
