using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The page saw a program at work with at least 90 % likelihood, or the transfer form was reached within
/// eight seconds.
/// </summary>
internal sealed class AutomatedSession() : Signal(new()
{
    Id = "automatedSession",
    Sheet = ["ATO-16"],
    Name = "Automated session",
    Definition =
        "The page saw a program at work with at least 90 % likelihood, or the transfer form was reached "
        + "within eight seconds.",
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
        if (scene is { ByCustomer: true, Event.Data: SessionObserved observed }
            && (observed.AutomationScore >= scene.Limit(PolicyLimits.AutomationScore)
                || observed.SecondsToTransfer < scene.Limit(PolicyLimits.FastTransfer)))
        {
            findings.Add(this, Fact.OfShare(FactNames.Score, observed.AutomationScore ?? 0));
        }
    }

    internal override string Sentence(Facts facts) => "The session was driven faster or more evenly than by hand";
}
