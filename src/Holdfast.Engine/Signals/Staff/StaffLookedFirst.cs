using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Staff;

/// <summary>
/// An employee looked at the customer within two weeks before a dormant account wakes and something sensitive
/// is asked for.
/// </summary>
internal sealed class StaffLookedFirst() : Signal(new()
{
    Id = "staffLookedFirst",
    Sheet = ["ATO-47"],
    Name = "Employee looked at a dormant account first",
    Definition =
        "An employee looked at the customer within two weeks before a dormant account wakes and something "
        + "sensitive is asked for.",
    Source = "FINRA Regulatory Notice 09-64",
    Review = "Have somebody who is not the representative confirm with the customer.",
    Family = EvidenceFamily.Staff,
    Weight = 2.2m,
    Reads = EventSet.Of(EventType.TransferRequested, EventType.ContactChanged, EventType.CredentialChanged),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EscalateToSupervisor;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Account is not { } account || !scene.Lately(Happening.StaffViewed, PolicyLimits.StaffViewWindow))
        {
            return;
        }

        var last = account.LastCustomerAction.IsNever ? account.FirstSeen : account.LastCustomerAction;
        var dormant = (!last.IsNever && scene.Now.Since(last) >= scene.Limit(PolicyLimits.Dormancy))
            || scene.Now.IsWithin(scene.Limit(PolicyLimits.StaffViewWindow), account.WokeAt);
        if (dormant)
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Customer!.Moments[Happening.StaffViewed]));
        }
    }

    internal override string Sentence(Facts facts) => "An employee looked at this dormant account shortly before";
}
