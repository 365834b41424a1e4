using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The customer's SIM was changed or the number moved to another carrier within seven days, but more than 72 hours
/// ago, and a code to the telephone, a sign-in proven by one, a reset or money out follows.
/// </summary>
internal sealed class SimSwap() : Signal(new()
{
    Id = "simSwap",
    Sheet = ["ATO-24"],
    Name = "SIM or carrier changed",
    Definition =
        "The customer's SIM was changed or the number moved to another carrier within seven days, but more "
        + "than 72 hours ago, and a code to the telephone, a sign-in proven by one, a reset or money out "
        + "follows.",
    Source = "FINRA Regulatory Notice 21-18; FCC rules on SIM change and port-out fraud",
    Review = "Trust no code sent to this number; call another number on file or use another factor.",
    Family = EvidenceFamily.Credentials,
    Weight = 0.75m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.MfaChallenged, EventType.CredentialChanged,
        EventType.TransferRequested, EventType.TelecomChecked),
    Carry = Carry.Days,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.ConfirmOutOfBand;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Customer is { } customer
            && PhoneTrust.AgeOfChange(scene, customer, out var changed) is { } age
            && age > scene.Limit(PolicyLimits.SimHard))
        {
            findings.Add(this, Fact.Of(FactNames.Since, changed), Fact.OfSeconds(FactNames.Within, age));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The SIM or carrier of the customer's telephone changed "
        + $"{Plain.Span(facts.Of(FactNames.Within).Number)} before";
}
