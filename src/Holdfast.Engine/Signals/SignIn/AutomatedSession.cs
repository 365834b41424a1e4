using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The page saw a program at work with at least 90 % likelihood, or the transfer form was reached in less than eight
/// seconds.
/// </summary>
internal sealed class AutomatedSession() : Signal(new()
{
    Id = "automatedSession",
    Sheet = ["ATO-16"],
    Name = "Automated session",
    Definition =
        "The page saw a program at work with at least 90 % likelihood, or the transfer form was reached in "
        + "less than eight seconds.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Look whether the customer uses a password manager or an assistive tool.",
    Family = EvidenceFamily.Behavior,
    Weight = 2.0m,
    Reads = EventSet.Of(EventType.SessionObserved),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is not { ByCustomer: true, Event.Data: SessionObserved observed })
        {
            return;
        }

        if (observed.AutomationScore is { } score && score >= scene.Limit(PolicyLimits.AutomationScore))
        {
            findings.Add(this, Fact.OfShare(FactNames.Score, score));
        }
        else if (observed.SecondsToTransfer is { } seconds && seconds < scene.Limit(PolicyLimits.FastTransfer))
        {
            findings.Add(this, Fact.OfSeconds(FactNames.Within, seconds));
        }
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.Score) is { Kind: FactKind.Share } score
            ? $"A program was at work in the session with a likelihood of {Plain.Percent(score.Number)}"
            : $"The transfer form was reached in {Plain.Span(facts.Of(FactNames.Within).Number)}, faster than by hand";
}
