using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Staff;

/// <summary>
/// An employee changed contact data within thirty days before money goes out by cheque or to a new payee.
/// </summary>
internal sealed class StaffChangedThenMoney() : Signal(new()
{
    Id = "staffChangedThenMoney",
    Name = "Changed by an employee, then money out",
    Definition =
        "An employee changed contact data within thirty days before money goes out by cheque or to a new "
        + "payee.",
    Source = "FINRA Regulatory Notice 09-64; Rule 3110(c)(2)",
    Review = "Confirm with the customer by somebody independent of the representative.",
    Family = EvidenceFamily.Staff,
    Weight = 2.6m,
    Reads = EventSet.Of(EventType.TransferRequested),
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EscalateToSupervisor;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer.Out && (scene.Transfer.NewPayee || scene.Transfer.Request.Rail is Rail.Check)
            && scene.Lately(Happening.StaffChangedContact, PolicyLimits.AuthorityCooling))
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Customer!.Moments[Happening.StaffChangedContact]));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"An employee changed the contact data on {Plain.Moment(facts.Of(FactNames.Since))}, and money now goes out";
}
