using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>At a sign-in: the device is set to a language never seen with this customer.</summary>
internal sealed class NewLanguage() : Signal(new()
{
    Id = "newLanguage",
    Name = "New language of the device",
    Definition = "At a sign-in: the device is set to a language never seen with this customer.",
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
        if (scene is { ByCustomer: true, Visit: { HasHistory: true, NewLanguage: true } })
        {
            findings.AddPart(this, scene.Visit.TrustedDevice ? 200 : 1000, Fact.Of(FactNames.Language, scene.Event.Device!.Language));
        }
    }

    internal override string Sentence(Facts facts) => "The device is set to a language never seen with this customer";
}
