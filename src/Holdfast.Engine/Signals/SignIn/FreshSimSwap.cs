using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The customer's SIM was changed or the number moved to another carrier within 72 hours, and a code to the
/// telephone, a sign-in proven by one, a reset or money out follows.
/// </summary>
internal sealed class FreshSimSwap() : Signal(new()
{
    Id = "freshSimSwap",
    Sheet = ["ATO-24"],
    Name = "SIM or carrier just changed",
    Definition =
        "The customer's SIM was changed or the number moved to another carrier within 72 hours, and a "
        + "code to the telephone, a sign-in proven by one, a reset or money out follows.",
    Source = "FINRA Regulatory Notice 21-18; FCC rules on SIM change and port-out fraud",
    Review = "Codes to this number prove nothing: use another factor, or call another number on file.",
    Family = EvidenceFamily.Credentials,
    Weight = 1.35m,
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
            && age <= scene.Limit(PolicyLimits.SimHard))
        {
            findings.Add(this, Fact.Of(FactNames.Since, changed), Fact.OfSeconds(FactNames.Within, age));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The SIM or carrier of the customer's telephone changed "
        + $"{Plain.Span(facts.Of(FactNames.Within).Number)} before";
}
