using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>At least twenty unknown user names from one neighbourhood within minutes.</summary>
internal sealed class UsernameEnumeration() : Signal(new()
{
    Id = "usernameEnumeration",
    Sheet = ["ATO-05"],
    Name = "User names tried out",
    Definition = "At least twenty unknown user names from one neighbourhood within minutes.",
    Source = "SEC risk alert of 15 September 2020",
    Review = "Slow the address down.",
    Family = EvidenceFamily.Crowd,
    Weight = 2.0m,
    Reads = EventSet.Of(EventType.LoginFailed),
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.BlockIp;

    internal override void Weigh(Scene scene, Findings findings)
    {
        var watch = scene.Crowd.Addresses.Get(scene.Visit.Neighborhood);
        if (scene.Now.IsWithin(scene.Limit(PolicyLimits.StuffingWindow), watch.Last) && watch.UnknownUsers + 1 >= scene.Limit(PolicyLimits.EnumerationTries))
        {
            findings.Add(this, Fact.Of(FactNames.Names, watch.UnknownUsers));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Names).Number} unknown user names were tried from one neighbourhood within minutes";
}
