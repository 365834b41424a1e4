using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: the device is set to a time zone never seen with this customer; where
/// nothing was seen yet, to one that fewer than one in fifty sign-ins of at least five hundred are made with.
/// </summary>
internal sealed class NewTimeZone() : Signal(new()
{
    Id = "newTimeZone",
    Name = "New time zone of the device",
    Definition =
        "At a sign-in or the start of a visit: the device is set to a time zone never seen with this "
        + "customer; where nothing was seen yet, to one that fewer than one in fifty sign-ins of at least five "
        + "hundred are made with.",
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
        if (scene is { ByCustomer: true, Event.Device: { } device, Visit.NewTimeZone: var isNew }
            && Familiarness.PartOfSetting(scene, isNew, FamiliarKind.TimeZone) is > 0 and var part)
        {
            findings.AddPart(
                this,
                part,
                Fact.Of(FactNames.TimeZone, device.TimeZone),
                isNew is true ? default : Fact.Of(FactNames.What, "rare"));
        }
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.What).Kind is FactKind.None
            ? "The device is set to a time zone never seen with this customer"
            : "The device is set to a time zone that hardly any customer uses";
}
