using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>At least twenty sign-ins under unknown user names from one neighbourhood within minutes.</summary>
internal sealed class UsernameEnumeration() : Signal(new()
{
    Id = "usernameEnumeration",
    Sheet = ["ATO-05"],
    Name = "User names tried out",
    Definition = "At least twenty sign-ins under unknown user names from one neighbourhood within minutes.",
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
        if (scene.Event.Data is not LoginFailed failed)
        {
            return;
        }

        var watch = scene.Crowd.Addresses.Get(scene.Visit.Neighborhood);
        var tries = watch.UnknownUsers + (failed.Reason is LoginFailure.UnknownUser ? 1 : 0);
        if (scene.Now.IsWithin(scene.Limit(PolicyLimits.StuffingWindow), watch.Last)
            && tries >= scene.Limit(PolicyLimits.EnumerationTries))
        {
            findings.Add(this, Fact.Of(FactNames.Attempts, tries));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Attempts).Number} sign-ins under unknown user names "
        + "from one neighbourhood within minutes";
}
