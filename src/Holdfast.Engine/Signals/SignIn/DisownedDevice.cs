using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>The device was used in what a customer reported as theft within the last ninety days.</summary>
internal sealed class DisownedDevice() : Signal(new()
{
    Id = "disownedDevice",
    Sheet = ["ATO-72"],
    Name = "Device named as a thief's",
    Definition = "The device was used in what a customer reported as theft within the last ninety days.",
    Source = "FINRA Regulatory Notice 21-18: share indicators; regulation sheet ATO-72",
    Review = "Do not act on the instruction; find the other cases with the same device.",
    Family = EvidenceFamily.Reports,
    Weight = 2.85m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.CredentialChanged, EventType.ContactChanged,
        EventType.EmployeeExported),
    AtVisitStart = true,
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.OpenIncident | RecommendedActions.EscalateToSupervisor;

    internal override void Weigh(Scene scene, Findings findings)
    {
        var disowned = scene.Crowd.Disowned.Get(scene.Visit.DeviceMark).Last;
        if (scene.Now.IsWithin(scene.Limit(PolicyLimits.DisownedMemory), disowned))
        {
            // A customer's own device may have been disowned by the way; one that another customer disowned was not.
            var own = (scene.Visit.DeviceEntry.Traits & FamiliarTraits.Disowned) != 0;
            findings.AddPart(this, own ? 300 : 1000, Fact.Of(FactNames.Device, scene.Event.Device!.Id));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The device was used in a reported theft";
}
