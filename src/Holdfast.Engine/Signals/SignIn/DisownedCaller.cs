using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The number that calls was used in what a customer reported as theft within the last ninety days.
/// </summary>
internal sealed class DisownedCaller() : Signal(new()
{
    Id = "disownedCaller",
    Sheet = ["ATO-72"],
    Name = "Caller named as a thief's",
    Definition = "The number that calls was used in what a customer reported as theft within the last ninety days.",
    Source = "In re Voya Financial Advisors (2018): numbers already on a fraud list; regulation sheet ATO-72",
    Review = "Refuse; call the customer at a number on file.",
    Family = EvidenceFamily.Reports,
    Weight = 4.0m,
    Reads = EventSet.Of(EventType.SupportContacted),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.OpenIncident | RecommendedActions.EscalateToSupervisor;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is not SupportContacted contacted)
        {
            return;
        }

        var disowned = scene.Crowd.Disowned.Get(contacted.Caller.Mark).Last;
        if (scene.Now.IsWithin(scene.Limit(PolicyLimits.DisownedMemory), disowned))
        {
            findings.Add(this, Fact.Of(FactNames.Contact, contacted.Caller));
        }
    }

    internal override string Sentence(Facts facts) => "The number that calls was used in a reported theft";
}
