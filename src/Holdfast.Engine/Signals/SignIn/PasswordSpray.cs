using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At least two hundred different names failed across the firm within the hour, four times as many as usual,
/// with at most two attempts a name.
/// </summary>
internal sealed class PasswordSpray() : Signal(new()
{
    Id = "passwordSpray",
    Sheet = ["ATO-03"],
    Name = "A few passwords tried on very many names",
    Definition =
        "At least two hundred different names failed across the firm within the hour, four times as many "
        + "as usual, with at most two attempts a name.",
    Source = "SEC risk alert of 15 September 2020",
    Review = "Ask everybody for a second factor until it ends.",
    Family = EvidenceFamily.Crowd,
    Weight = 1.2m,
    Reads = EventSet.Of(EventType.LoginFailed, EventType.LoginSucceeded),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var tide = scene.Crowd.Tide;
        if (scene.Now.IsWithin(Stamp.Hour, tide.SprayAt) && (scene.Event.Data is LoginFailed || scene.Visit is { HasHistory: true, StrangeDevice: true }))
        {
            findings.Add(this, Fact.Of(FactNames.Names, tide.Names), Fact.Of(FactNames.Attempts, tide.Attempts));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"About {facts.Of(FactNames.Names).Number} names failed across the firm within the hour, far more than usual";
}
