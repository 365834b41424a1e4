using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in: the device was used by at least two other customers of other households within a day.
/// </summary>
internal sealed class DeviceOfStrangers() : Signal(new()
{
    Id = "deviceOfStrangers",
    Sheet = ["ATO-18"],
    Name = "One device, many customers",
    Definition =
        "At a sign-in: the device was used by at least two other customers of other households within a "
        + "day.",
    Source = "FINRA Regulatory Notices 21-18 and 20-13",
    Review = "Look at the other customers on the device: one of them may be the thief's first.",
    Family = EvidenceFamily.Crowd,
    Weight = 2.45m,
    Reads = EventSet.Of(EventType.LoginSucceeded, EventType.AccountOpened),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EndSessions;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Customer is { } customer && scene.ByCustomer && !scene.Visit.DeviceMark.IsNone)
        {
            var household = default(SmallSet);
            var others = scene.Crowd.OthersWith(SharedKind.Device, scene.Visit.DeviceMark, Stamp.Day, scene.Now, customer.Number, household);
            if (others + 1 >= scene.Limit(PolicyLimits.SharedDevicePeople))
            {
                findings.Add(this, Fact.Of(FactNames.Device, scene.Event.Device!.Id), Fact.Of(FactNames.Others, others));
            }
            else if (others > 0 && scene.Visit is { HasHistory: true, Device: DeviceStanding.New })
            {
                findings.AddPart(this, 400, Fact.Of(FactNames.Device, scene.Event.Device!.Id), Fact.Of(FactNames.Others, others));
            }
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The same device was used by {Plain.Count(facts.Of(FactNames.Others).Number, "other customer")} within a day";
}
