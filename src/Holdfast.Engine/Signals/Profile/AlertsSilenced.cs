using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// Alerts, confirmations or statements are switched off within a day of a sign-in on a new device.
/// </summary>
internal sealed class AlertsSilenced() : Signal(new()
{
    Id = "alertsSilenced",
    Sheet = ["ATO-31"],
    Name = "Alerts silenced",
    Definition = "Alerts, confirmations or statements are switched off within a day of a sign-in on a new device.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Tell the customer at the former contact all the same.",
    Family = EvidenceFamily.Contact,
    Weight = 3.55m,
    Reads = EventSet.Of(EventType.DeliveryChanged),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.NotifyPriorContact;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is DeliveryChanged { To: DeliveryWay.Off } or DeliveryChanged { What: DeliveryKind.Statements, To: DeliveryWay.Electronic }
            && (scene.Session.Has(SessionTraits.NewDevice) || scene.Visit.StrangeDevice))
        {
            findings.AddPart(this, scene.Event.Data is DeliveryChanged { To: DeliveryWay.Off } ? 1000 : 400);
        }
    }

    internal override string Sentence(Facts facts) => "Alerts were silenced soon after a sign-in on a new device";
}
