using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At least four second-factor prompts in ten minutes, three of them denied or left to expire, before one is approved
/// or a sign-in succeeds.
/// </summary>
internal sealed class PushFatigue() : Signal(new()
{
    Id = "pushFatigue",
    Sheet = ["ATO-21"],
    Name = "Worn down by prompts",
    Definition =
        "At least four second-factor prompts in ten minutes, three of them denied or left to expire, before "
        + "one is approved or a sign-in succeeds.",
    Source = "FINRA Regulatory Notice 21-18; CISA on MFA fatigue",
    Review = "End the session; call the customer: did they approve only to make it stop?",
    Family = EvidenceFamily.Credentials,
    Weight = 3.0m,
    Reads = EventSet.Of(EventType.LoginSucceeded, EventType.MfaChallenged),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EndSessions;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Customer is not { } customer)
        {
            return;
        }

        // The approving prompt itself is the last of them.
        var window = scene.Limit(PolicyLimits.PushWindow);
        var prompts = customer.PushPrompts.Within(window, scene.Now) + (scene.Event.Data is MfaChallenged ? 1 : 0);
        var refused = customer.PushRefusals.Within(window, scene.Now);
        var approved = scene.Event.Data is LoginSucceeded or MfaChallenged { Outcome: MfaOutcome.Approved };
        if (approved && prompts >= scene.Limit(PolicyLimits.PushPrompts)
            && refused >= scene.Limit(PolicyLimits.PushRefused))
        {
            findings.Add(this, Fact.Of(FactNames.Attempts, prompts), Fact.Of(FactNames.Failures, refused));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Count(facts.Of(FactNames.Attempts).Number, "second-factor prompt")} in the last minutes, "
        + $"{facts.Of(FactNames.Failures).Number} of them denied or left to expire";
}
