using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>At a sign-in: the device is set to a time zone never seen with this customer.</summary>
internal sealed class NewTimeZone() : Signal(new()
{
    Id = "newTimeZone",
    Name = "New time zone of the device",
    Definition = "At a sign-in: the device is set to a time zone never seen with this customer.",
    Source = "Practice of risk-based authentication; devices keep their owner's time zone",
    Review = "Ask where the customer is; a traveller's telephone follows them, a thief's computer does not.",
    Family = EvidenceFamily.Device,
    Weight = 2.0m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Visit: { HasHistory: true, NewTimeZone: true } })
        {
            findings.AddPart(this, scene.Visit.TrustedDevice ? 200 : 1000, Fact.Of(FactNames.TimeZone, scene.Event.Device!.TimeZone));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The device is set to a time zone never seen with this customer";
}
