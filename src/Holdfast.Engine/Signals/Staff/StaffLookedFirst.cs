using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Staff;

/// <summary>
/// An employee looked at the customer while the account was dormant, within two weeks before something sensitive is
/// asked for.
/// </summary>
internal sealed class StaffLookedFirst() : Signal(new()
{
    Id = "staffLookedFirst",
    Sheet = ["ATO-47"],
    Name = "Employee looked at a dormant account first",
    Definition =
        "An employee looked at the customer while the account was dormant, within two weeks before something "
        + "sensitive is asked for.",
    Source = "FINRA Regulatory Notice 09-64",
    Review = "Have somebody who is not the representative confirm with the customer.",
    Family = EvidenceFamily.Staff,
    Weight = 1.0m,
    Reads = EventSet.Of(EventType.TransferRequested, EventType.ContactChanged, EventType.CredentialChanged),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EscalateToSupervisor;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer.Request is not { Direction: TransferDirection.In }
            && scene.Lately(Happening.StaffViewedAsleep, PolicyLimits.StaffViewWindow))
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Customer!.Moments[Happening.StaffViewedAsleep]));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"An employee looked at this account on {Plain.Moment(facts.Of(FactNames.Since))}, while it was dormant";
}
