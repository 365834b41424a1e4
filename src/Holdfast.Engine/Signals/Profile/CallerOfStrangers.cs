using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>The same number called about customers of other households within ninety days.</summary>
internal sealed class CallerOfStrangers() : Signal(new()
{
    Id = "callerOfStrangers",
    Name = "Caller of several strangers",
    Definition = "The same number called about customers of other households within ninety days.",
    Source = "In re Voya Financial Advisors (2018): repeated callers",
    Review = "Look at the other calls.",
    Family = EvidenceFamily.Contact,
    Weight = 2.0m,
    Reads = EventSet.Of(EventType.SupportContacted),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.CallBack;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { Customer: { } customer, Event.Data: SupportContacted { Caller: { IsAbsent: false } caller } })
        {
            var household = scene.HouseholdOf(customer);
            var others = scene.Crowd.OthersWith(
                SharedKind.Caller, caller.Mark, 90 * Stamp.Day, scene.Now, customer.Number, household);
            if (others > 0)
            {
                findings.Add(this, Fact.Of(FactNames.Contact, caller), Fact.Of(FactNames.Others, others));
            }
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The same number called about {Plain.Count(facts.Of(FactNames.Others).Number, "other customer")}";
}
