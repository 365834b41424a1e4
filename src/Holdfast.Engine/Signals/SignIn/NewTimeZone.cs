using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in: the device is set to a time zone never seen with this customer; where nothing was seen yet,
/// to one that fewer than one in fifty customers use.
/// </summary>
internal sealed class NewTimeZone() : Signal(new()
{
    Id = "newTimeZone",
    Name = "New time zone of the device",
    Definition =
        "At a sign-in: the device is set to a time zone never seen with this customer; where nothing was "
        + "seen yet, to one that fewer than one in fifty customers use.",
    Source = "Practice of risk-based authentication; devices keep their owner's time zone",
    Review = "Ask where the customer is; a traveller's telephone follows them, a thief's computer does not.",
    Family = EvidenceFamily.Device,
    Weight = 2.25m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.ByCustomer && Familiarness.PartOfSetting(scene, scene.Visit.NewTimeZone, FamiliarKind.TimeZone) is > 0 and var part)
        {
            findings.AddPart(this, part, Fact.Of(FactNames.TimeZone, scene.Event.Device!.TimeZone));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The device is set to a time zone never seen with this customer";
}
