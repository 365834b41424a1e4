using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// Failed sign-ins under about ten names or more from one neighbourhood of addresses (/24 or /48) within five
/// minutes, four fifths of the attempts in vain; silent where the customer is used to the address.
/// </summary>
internal sealed class StuffingFromAddress() : Signal(new()
{
    Id = "stuffingFromAddress",
    Sheet = ["ATO-01"],
    Name = "Passwords tried in bulk from one address",
    Definition =
        "Failed sign-ins under about ten names or more from one neighbourhood of addresses (/24 or /48) "
        + "within five minutes, four fifths of the attempts in vain; silent where the customer is used to the "
        + "address.",
    Source = "SEC risk alert of 15 September 2020; FINRA Regulatory Notice 21-18",
    Review = "Turn the addresses away for an hour; look which attempts succeeded.",
    Family = EvidenceFamily.Crowd,
    Weight = 3.0m,
    Reads = EventSet.Of(EventType.LoginFailed, EventType.LoginSucceeded),
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.BlockIp;

    internal override void Weigh(Scene scene, Findings findings)
    {
        var watch = scene.Crowd.Addresses.Get(scene.Visit.Neighborhood);
        if (scene.Now.IsWithin(scene.Limit(PolicyLimits.StuffingWindow), watch.BurstAt)
            && scene.Visit.Network < NetworkStanding.KnownNeighborhood && SignInLearning.IsBurst(scene, watch))
        {
            findings.Add(this, Fact.Of(FactNames.Names, watch.Names), Fact.Of(FactNames.Failures, watch.Failures));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Failures).Number} failed sign-ins under about {facts.Of(FactNames.Names).Number} names "
        + "from one neighbourhood within minutes";
}
