using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The customer denied a second-factor prompt within the last day, and somebody now signs in on a new device.
/// </summary>
internal sealed class PromptDenied() : Signal(new()
{
    Id = "promptDenied",
    Sheet = ["ATO-22"],
    Name = "Prompt denied",
    Definition =
        "The customer denied a second-factor prompt within the last day, and somebody now signs in on a new "
        + "device.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Ask whether the customer knows of the prompt; force a new password if not.",
    Family = EvidenceFamily.Credentials,
    Weight = 1.05m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    Carry = Carry.Days,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.ResetCredentials;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Visit.StrangeDevice && scene.Lately(Happening.PushDenied, PolicyLimits.ResetWindow))
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Customer!.Moments[Happening.PushDenied]));
        }
    }

    internal override string Sentence(Facts facts) => "The customer denied a second-factor prompt within the last day";
}
