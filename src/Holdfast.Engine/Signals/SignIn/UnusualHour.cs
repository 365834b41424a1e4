using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit on a new device: fewer than one in fifty of the customer's earlier sign-ins,
/// at least twenty, were within an hour of this time of day.
/// </summary>
internal sealed class UnusualHour() : Signal(new()
{
    Id = "unusualHour",
    Name = "Unusual hour",
    Definition =
        "At a sign-in or the start of a visit on a new device: fewer than one in fifty of the customer's "
        + "earlier sign-ins, at least twenty, were within an hour of this time of day.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Weigh it with the rest; many sleep badly.",
    Family = EvidenceFamily.Behavior,
    Weight = 0.6m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Visit,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Customer: { } customer, Visit.StrangeDevice: true }
            && customer.Hours.ShareAround(scene.Now) is { } share && share < scene.Limit(PolicyLimits.NightFrom))
        {
            findings.Add(this, Fact.OfShare(FactNames.Share, share));
        }
    }

    internal override string Sentence(Facts facts) => "At an hour when this customer hardly ever signs in";
}
