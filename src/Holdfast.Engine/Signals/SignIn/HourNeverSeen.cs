using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in on a new device: the customer has signed in before, and never within four hours of this time of day.
/// </summary>
internal sealed class HourNeverSeen() : Signal(new()
{
    Id = "hourNeverSeen",
    Name = "Hour never seen",
    Definition =
        "At a sign-in on a new device: the customer has signed in at least three times before, and never within "
        + "four hours of this time of day.",
    Source = "FINRA Regulatory Notice 21-18; people keep their hours, thieves keep those of their own place",
    Review = "Weigh it with the rest; ask where the customer is.",
    Family = EvidenceFamily.Behavior,
    Weight = 0.8m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    Carry = Carry.Visit,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Customer: { } customer, Visit: { StrangeDevice: true, SignIns: >= 3 } }
            && customer.Hours.HoursToNearest(scene.Now) is { } hours && hours > scene.Limit(PolicyLimits.HoursApart))
        {
            findings.Add(this, Fact.Of(FactNames.Hours, hours));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Count(facts.Of(FactNames.Hours).Number, "hour")} from any time of day at which this customer has "
        + "signed in before";
}
