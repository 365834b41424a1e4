using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the opening of an account: the device was used by at least two other customers of other households
/// within a day. One other counts for less, and only where the device is new to the customer.
/// </summary>
internal sealed class DeviceOfStrangers() : Signal(new()
{
    Id = "deviceOfStrangers",
    Sheet = ["ATO-18"],
    Name = "One device, many customers",
    Definition =
        "At a sign-in or the opening of an account: the device was used by at least two other customers of "
        + "other households within a day. One other counts for less, and only where the device is new to the "
        + "customer.",
    Source = "FINRA Regulatory Notices 21-18 and 20-13",
    Review = "Look at the other customers on the device: one of them may be the thief's first.",
    Family = EvidenceFamily.Crowd,
    Weight = 4.5m,
    Reads = EventSet.Of(EventType.LoginSucceeded, EventType.AccountOpened),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EndSessions;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is not { ByCustomer: true, Customer: { } customer, Event.Device: { } device })
        {
            return;
        }

        var shared = scene.Crowd.Shared.Get(Crowd.KeyOf(SharedKind.Device, scene.Visit.DeviceMark));
        if (shared.Key.IsNone)
        {
            return;
        }

        var others = shared.OthersWithin(Stamp.Day, scene.Now, customer.Number, scene.HouseholdOf(customer));
        var many = others + 1 >= scene.Limit(PolicyLimits.SharedDevicePeople);
        if (many || (others > 0 && scene.Visit is { HasHistory: true, Device: DeviceStanding.New }))
        {
            findings.AddPart(
                this, many ? 1000 : 400, Fact.Of(FactNames.Device, device.Id), Fact.Of(FactNames.Others, others));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The same device was used by {Plain.Count(facts.Of(FactNames.Others).Number, "other customer")} within a day";
}
