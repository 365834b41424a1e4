using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in: at least six customers signed in from this neighbourhood within a day, two or more of them
/// on new devices, and it is neither an office, campus nor carrier gateway known for that.
/// </summary>
internal sealed class NeighborhoodOfStrangers() : Signal(new()
{
    Id = "neighborhoodOfStrangers",
    Sheet = ["ATO-18"],
    Name = "One address, many customers on new devices",
    Definition =
        "At a sign-in: at least six customers signed in from this neighbourhood within a day, two or more "
        + "of them on new devices, and it is neither an office, campus nor carrier gateway known for that.",
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
        if (scene.Visit is { HasHistory: true, StrangeNetwork: true, SharedAddress: false } && scene.ByCustomer)
        {
            var watch = scene.Crowd.Addresses.Get(scene.Visit.Neighborhood);
            if (scene.Now.IsWithin(Stamp.Day, watch.Last) && watch.PeopleToday + 1 >= scene.Limit(PolicyLimits.SharedNetworkPeople)
                && watch.NewDevicesToday >= 2)
            {
                findings.Add(this, Fact.Of(FactNames.People, watch.PeopleToday), Fact.Of(FactNames.Visits, watch.NewDevicesToday));
            }
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.People).Number} other customers came from the same neighbourhood today, {facts.Of(FactNames.Visits).Number} times on new devices";
}
