using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>Money out on a new device at an hour around which the customer hardly ever signs in.</summary>
internal sealed class OffHoursWithdrawal() : Signal(new()
{
    Id = "offHoursWithdrawal",
    Sheet = ["ATO-45"],
    Name = "Money out at an unusual hour",
    Definition = "Money out on a new device at an hour around which the customer hardly ever signs in.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Weigh it with the rest.",
    Family = EvidenceFamily.Behavior,
    Weight = 0.6m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { OnNewDevice: true, Transfer.Out: true, Customer: { } customer }
            && customer.Hours.ShareAround(scene.Now) is { } share && share < scene.Limit(PolicyLimits.NightFrom))
        {
            findings.Add(this, Fact.OfShare(FactNames.Share, share));
        }
    }

    internal override string Sentence(Facts facts) =>
        "Money is asked for at an hour when this customer is hardly ever there";
}
