using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: the device is set to a language never seen with this customer; where nothing
/// was seen yet, to one that fewer than one in fifty sign-ins of at least five hundred are made with.
/// </summary>
internal sealed class NewLanguage() : Signal(new()
{
    Id = "newLanguage",
    Name = "New language of the device",
    Definition =
        "At a sign-in or the start of a visit: the device is set to a language never seen with this customer; "
        + "where nothing was seen yet, to one that fewer than one in fifty sign-ins of at least five hundred "
        + "are made with.",
    Source = "Practice of risk-based authentication",
    Review = "Ask whether somebody else in the household uses the device.",
    Family = EvidenceFamily.Device,
    Weight = 3.0m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Event.Device: { } device, Visit.NewLanguage: var isNew }
            && Familiarness.PartOfSetting(scene, isNew, FamiliarKind.Language) is > 0 and var part)
        {
            findings.AddPart(
                this,
                part,
                Fact.Of(FactNames.Language, device.Language),
                isNew is true ? default : Fact.Of(FactNames.What, "rare"));
        }
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.What).Kind is FactKind.None
            ? "The device is set to a language never seen with this customer"
            : "The device is set to a language that hardly any customer uses";
}
