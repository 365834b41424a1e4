using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a failed sign-in, or a success on a new device: about two hundred different names or more failed across the
/// firm within the hour, four times as many as usual, with at most two attempts a name.
/// </summary>
internal sealed class PasswordSpray() : Signal(new()
{
    Id = "passwordSpray",
    Sheet = ["ATO-03"],
    Name = "A few passwords tried on very many names",
    Definition =
        "At a failed sign-in, or a success on a new device: about two hundred different names or more failed "
        + "across the firm within the hour, four times as many as usual, with at most two attempts a name.",
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
        if (!scene.Now.IsWithin(Stamp.Hour, tide.SprayAt)
            || (scene.Event.Data is not LoginFailed && scene.Visit is not { HasHistory: true, StrangeDevice: true }))
        {
            return;
        }

        // The count begins anew with each hour; right after that it says nothing of the spray.
        if (SignInLearning.IsSpray(scene, tide))
        {
            findings.Add(this, Fact.Of(FactNames.Names, tide.Names), Fact.Of(FactNames.Attempts, tide.Attempts));
        }
        else
        {
            findings.Add(this, Fact.Of(FactNames.Since, tide.SprayAt));
        }
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.Names) is { Kind: FactKind.Count } names
            ? $"About {names.Number} names failed across the firm within the hour, far more than usual"
            : "Very many names failed across the firm within the last hour, far more than usual";
}
