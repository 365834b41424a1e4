using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: the network is new to the customer, and at least half of the sign-ins that
/// ever came from it were by customers it was new to; or fewer than one sign-in in a thousand did. Both together
/// weigh twice as much.
/// </summary>
internal sealed class NetworkOfPassersBy() : Signal(new()
{
    Id = "networkOfPassersBy",
    Name = "Network of passers-by",
    Definition =
        "At a sign-in or the start of a visit: the network is new to the customer, and at least half of the "
        + "sign-ins that ever came from it were by customers it was new to; or fewer than one sign-in in a "
        + "thousand did. Both together weigh twice as much.",
    Source = "Our own: hosting networks and proxies that no list knows yet show by who comes from them",
    Review = "Look up whom the network belongs to.",
    Family = EvidenceFamily.Network,
    Weight = 0.05m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is not
            {
                ByCustomer: true,
                Event.Network: { } network,
                Visit: { StrangeNetwork: true, Exempt: false, NetworkMark.IsNone: false } visit,
            })
        {
            return;
        }

        var crowd = scene.Crowd.Counts.Get(Crowd.KeyOf(FamiliarKind.Network, visit.NetworkMark));
        var mostlyNew = crowd.Seen >= 3 && crowd.Novel * 2UL >= crowd.Seen;
        var rare = scene.Crowd.SignIns >= 1000 && crowd.Seen * 1000UL < scene.Crowd.SignIns;
        if (mostlyNew || rare)
        {
            findings.AddPart(
                this,
                visit.Sure(mostlyNew && rare ? 1000 : 500),
                Fact.Of(FactNames.Network, network),
                mostlyNew ? Fact.OfShare(FactNames.Share, (int)(crowd.Novel * 1000L / crowd.Seen)) : default);
        }
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.Share) is { Kind: FactKind.Share } share
            ? $"{Plain.Percent(share.Number)} of the sign-ins from this network so far were by customers new to it"
            : "Hardly any customer ever signs in from this network";
}
