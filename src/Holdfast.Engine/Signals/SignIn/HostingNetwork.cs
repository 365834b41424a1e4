using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: the connection comes through a hosting network, and the customer has used
/// that fewer than three times before; silent for exempt networks.
/// </summary>
internal sealed class HostingNetwork() : Signal(new()
{
    Id = "hostingNetwork",
    Sheet = ["ATO-13"],
    Name = "Hosting network",
    Definition =
        "At a sign-in or the start of a visit: the connection comes through a hosting network, and the "
        + "customer has used that fewer than three times before; silent for exempt networks.",
    Source = "FINRA Regulatory Notice 21-18; SEC risk alert of 15 September 2020 on credential stuffing",
    Review = "Ask whether the customer uses a privacy service; look at what the same network did elsewhere.",
    Family = EvidenceFamily.Network,
    Weight = 2.6m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Event.Network: { } network, Visit.StrangeAnonymizer: Anonymizer.Hosting })
        {
            findings.AddPart(this, Familiarness.PartOfAnonymizer(scene), Fact.Of(FactNames.Network, network));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The connection comes through a hosting network, which is unusual for this customer";
}
