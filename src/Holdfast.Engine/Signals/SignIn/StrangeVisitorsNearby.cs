using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in on a new device from a strange network: another customer with a new device came from the same
/// neighbourhood within a day, and fewer than six people ever did.
/// </summary>
internal sealed class StrangeVisitorsNearby() : Signal(new()
{
    Id = "strangeVisitorsNearby",
    Name = "Another strange visitor from the same place",
    Definition =
        "At a sign-in on a new device from a strange network: another customer with a new device came from "
        + "the same neighbourhood within a day, and fewer than six people ever did.",
    Source = "Thieves work through several accounts from one place; SEC v. Nagaicevs",
    Review = "Look at the other visit.",
    Family = EvidenceFamily.Crowd,
    Weight = 0.9m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is not
            {
                ByCustomer: true,
                Visit: { HasHistory: true, StrangeDevice: true, StrangeNetwork: true, SharedAddress: false } visit,
            })
        {
            return;
        }

        var watch = scene.Crowd.Addresses.Get(visit.Neighborhood);
        if (scene.Now.IsWithin(Stamp.Day, watch.Last) && watch.NewDevicesToday >= 1 && watch.PeopleEver < 6)
        {
            findings.Add(this, Fact.Of(FactNames.Visits, watch.NewDevicesToday));
        }
    }

    internal override string Sentence(Facts facts) =>
        "Another customer came from the same place lately, on a device that was new to them too";
}
