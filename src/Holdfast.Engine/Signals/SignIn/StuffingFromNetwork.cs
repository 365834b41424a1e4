using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// Failed sign-ins under about fifty names or more from one network with one kind of browser within fifteen minutes,
/// seven tenths of the attempts in vain, and five times as many as usual there; silent where the customer is used to
/// the address.
/// </summary>
internal sealed class StuffingFromNetwork() : Signal(new()
{
    Id = "stuffingFromNetwork",
    Sheet = ["ATO-02"],
    Name = "Passwords tried in bulk from one network",
    Definition =
        "Failed sign-ins under about fifty names or more from one network with one kind of browser within "
        + "fifteen minutes, seven tenths of the attempts in vain, and five times as many as usual there; silent "
        + "where the customer is used to the address.",
    Source = "SEC risk alert of 15 September 2020",
    Review = "Slow the network down; ask for a second factor from there.",
    Family = EvidenceFamily.Crowd,
    Weight = 2.0m,
    Reads = EventSet.Of(EventType.LoginFailed, EventType.LoginSucceeded),
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.BlockIp;

    internal override void Weigh(Scene scene, Findings findings)
    {
        var watch = scene.Crowd.Addresses.Get(SignInLearning.NetworkAgentKey(scene));
        if (scene.Now.IsWithin(scene.Limit(PolicyLimits.StuffingNetworkWindow), watch.BurstAt)
            && scene.Visit.Network < NetworkStanding.KnownNeighborhood && SignInLearning.IsNetworkBurst(scene, watch))
        {
            findings.Add(this, Fact.Of(FactNames.Names, watch.Names), Fact.Of(FactNames.Failures, watch.Failures));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Failures).Number} failed sign-ins under about {facts.Of(FactNames.Names).Number} names "
        + "from one network with one kind of browser within minutes";
}
