using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The customer reported a phishing message within the last two weeks, and a new device signs in.
/// </summary>
internal sealed class PhishingReported() : Signal(new()
{
    Id = "phishingReported",
    Name = "Customer was phished",
    Definition =
        "The customer reported a phishing message within the last two weeks, and a new device signs in.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Ask what was entered on the false page; reset the password.",
    Family = EvidenceFamily.Reports,
    Weight = 3.9m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    Carry = Carry.Days,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.ResetCredentials;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Visit.StrangeDevice && scene.SinceCustomer(Happening.PhishingReported) is >= 0 and <= 14 * Stamp.Day)
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Customer!.Moments[Happening.PhishingReported]));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The customer reported phishing within the last two weeks";
}
