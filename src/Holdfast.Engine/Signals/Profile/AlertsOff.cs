using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>Alerts, confirmations or statements are switched off.</summary>
internal sealed class AlertsOff() : Signal(new()
{
    Id = "alertsOff",
    Name = "Alerts switched off",
    Definition = "Alerts, confirmations or statements are switched off.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Weigh it with the rest; some people like it quiet.",
    Family = EvidenceFamily.Contact,
    Weight = 0.8m,
    Reads = EventSet.Of(EventType.DeliveryChanged),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is DeliveryChanged { To: DeliveryWay.Off })
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "Alerts or statements were switched off";
}
