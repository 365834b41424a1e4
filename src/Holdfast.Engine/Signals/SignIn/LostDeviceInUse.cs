using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The customer reported a lost device within the last two weeks, and a device that they had before then signs in from
/// a network that they were never on. That the lost device is replaced by a new one is what one expects.
/// </summary>
internal sealed class LostDeviceInUse() : Signal(new()
{
    Id = "lostDeviceInUse",
    Name = "A lost device may be in use",
    Definition =
        "The customer reported a lost device within the last two weeks, and a device that they had before then signs "
        + "in from a network that they were never on.",
    Source = "FINRA Regulatory Notice 21-18; regulation sheet section 2, malware and stolen devices",
    Review = "Ask which device was lost; end its sessions and take it off the account.",
    Family = EvidenceFamily.Reports,
    Weight = 1.6m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    Carry = Carry.Days,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EndSessions;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Visit: { StrangeNetwork: true, Exempt: false } visit }
            && visit.Device is DeviceStanding.Known or DeviceStanding.Seasoned
            && scene.SinceCustomer(Happening.DeviceLost) is >= 0 and <= 14 * Stamp.Day
            && visit.DeviceEntry.First < scene.Customer!.Moments[Happening.DeviceLost])
        {
            findings.Add(
                this,
                Fact.Of(FactNames.Device, scene.Event.Device!.Id),
                Fact.Of(FactNames.Since, scene.Customer.Moments[Happening.DeviceLost]));
        }
    }

    internal override string Sentence(Facts facts) =>
        "A device that the customer had when one was reported lost signs in from a network never seen";
}
