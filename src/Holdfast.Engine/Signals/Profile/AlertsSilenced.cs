using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// Alerts, confirmations or statements are switched off, or statements are turned to electronic delivery, within a day
/// of a sign-in on a new device.
/// </summary>
internal sealed class AlertsSilenced() : Signal(new()
{
    Id = "alertsSilenced",
    Sheet = ["ATO-31"],
    Name = "Alerts silenced",
    Definition =
        "Alerts, confirmations or statements are switched off within a day of a sign-in on a new device; statements "
        + "that are turned to electronic delivery then weigh less.",
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
        var newVisit = scene.Session.Has(SessionTraits.NewDevice)
            && scene.Now.Since(scene.Session.Start) <= scene.Limit(PolicyLimits.SilencedWindow);
        if (scene.Event.Data is not DeliveryChanged delivery || !(newVisit || scene.Visit.StrangeDevice))
        {
            return;
        }

        if (delivery.To is DeliveryWay.Off)
        {
            findings.Add(this, Fact.Of(FactNames.What, "off"));
        }
        else if (delivery is { What: DeliveryKind.Statements, To: DeliveryWay.Electronic })
        {
            findings.AddPart(this, 400, Fact.Of(FactNames.What, "electronic"));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.What).Word is "electronic"
        ? "Statements were turned to electronic delivery on a new device"
        : "Alerts or statements were switched off on a new device";
}
