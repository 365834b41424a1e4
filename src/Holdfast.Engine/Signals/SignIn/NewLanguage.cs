using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in: the device is set to a language never seen with this customer; where nothing was seen yet,
/// to one that fewer than one in fifty customers use.
/// </summary>
internal sealed class NewLanguage() : Signal(new()
{
    Id = "newLanguage",
    Name = "New language of the device",
    Definition =
        "At a sign-in: the device is set to a language never seen with this customer; where nothing was "
        + "seen yet, to one that fewer than one in fifty customers use.",
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
        if (scene.ByCustomer && Familiarness.PartOfSetting(scene, scene.Visit.NewLanguage, FamiliarKind.Language) is > 0 and var part)
        {
            findings.AddPart(this, part, Fact.Of(FactNames.Language, scene.Event.Device!.Language));
        }
    }

    internal override string Sentence(Facts facts) => "The device is set to a language never seen with this customer";
}
