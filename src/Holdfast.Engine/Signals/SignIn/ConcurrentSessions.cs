using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: the last sign-in, at least 500 km away, was less than a quarter of an hour
/// ago.
/// </summary>
internal sealed class ConcurrentSessions() : Signal(new()
{
    Id = "concurrentSessions",
    Sheet = ["ATO-10"],
    Name = "Two live sessions far apart",
    Definition =
        "At a sign-in or the start of a visit: the last sign-in, at least 500 km away, was less than a "
        + "quarter of an hour ago.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "End the older session and ask the customer which one is theirs.",
    Family = EvidenceFamily.Network,
    Weight = 0.9m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Days,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EndSessions;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Customer: { } customer }
            && scene.Visit.Kilometers >= scene.Limit(PolicyLimits.ImpossibleDistance)
            && scene.Now.Since(customer.LastPlaceAt) is >= 0 and var age && age < scene.Limit(PolicyLimits.LiveSession))
        {
            findings.AddPart(
                this,
                Familiarness.PartOfTravel(scene),
                Fact.OfKilometers(FactNames.Distance, scene.Visit.Kilometers),
                Fact.OfSeconds(FactNames.Within, age));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"Another session, at least {facts.Of(FactNames.Distance).Number} km away, "
        + $"began {Plain.Span(facts.Of(FactNames.Within).Number)} before";
}
