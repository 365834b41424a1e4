using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in: the network is new to the customer, and most of the customers who ever came from it were new
/// to it too; or hardly anybody ever did.
/// </summary>
internal sealed class NetworkOfPassersBy() : Signal(new()
{
    Id = "networkOfPassersBy",
    Name = "Network of passers-by",
    Definition =
        "At a sign-in: the network is new to the customer, and most of the customers who ever came from "
        + "it were new to it too; or hardly anybody ever did.",
    Source = "Our own: hosting networks and proxies that no list knows yet show by who comes from them",
    Review = "Look up whom the network belongs to.",
    Family = EvidenceFamily.Network,
    Weight = 0.4m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Visit: { Exempt: false, NetworkMark.IsNone: false } visit } && visit.Network is NetworkStanding.NewCountry or NetworkStanding.KnownCountry
            && visit.Sure(1000) is > 0 and var part)
        {
            var network = scene.Crowd.Counts.Get(Crowd.KeyOf(FamiliarKind.Network, visit.NetworkMark));
            var mostlyNew = network.Seen >= 3 && network.Novel * 2UL >= network.Seen;
            var rare = network.Seen * 1000UL < scene.Crowd.SignIns && scene.Crowd.SignIns >= 1000;
            if (mostlyNew || rare)
            {
                findings.AddPart(this, mostlyNew && rare ? part : part / 2, Fact.Of(FactNames.Network, scene.Event.Network!.Asn));
            }
        }
    }

    internal override string Sentence(Facts facts) => "Hardly any customer is at home on this network";
}
