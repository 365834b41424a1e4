using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in from a strange network: at least six customers, this one among them, signed in from this
/// neighbourhood within a day, two or more of them on new devices, and it is neither an office, campus nor carrier
/// gateway known for that.
/// </summary>
internal sealed class NeighborhoodOfStrangers() : Signal(new()
{
    Id = "neighborhoodOfStrangers",
    Sheet = ["ATO-18"],
    Name = "One address, many customers on new devices",
    Definition =
        "At a sign-in from a strange network: at least six customers, this one among them, signed in from "
        + "this neighbourhood within a day, two or more of them on new devices, and it is neither an office, "
        + "campus nor carrier gateway known for that.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Look at all who came from there today.",
    Family = EvidenceFamily.Crowd,
    Weight = 1.8m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is not
            {
                ByCustomer: true,
                Visit: { HasHistory: true, StrangeNetwork: true, SharedAddress: false } visit,
            })
        {
            return;
        }

        var watch = scene.Crowd.Addresses.Get(visit.Neighborhood);
        var newDevices = watch.NewDevicesToday + (visit.Device is DeviceStanding.New ? 1 : 0);
        if (scene.Now.IsWithin(Stamp.Day, watch.Last)
            && watch.PeopleToday + 1 >= scene.Limit(PolicyLimits.SharedNetworkPeople) && newDevices >= 2)
        {
            findings.Add(this, Fact.Of(FactNames.People, watch.PeopleToday + 1), Fact.Of(FactNames.Visits, newDevices));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"About {facts.Of(FactNames.People).Number} customers came from this neighbourhood within a day, "
        + $"{facts.Of(FactNames.Visits).Number} times on new devices";
}
