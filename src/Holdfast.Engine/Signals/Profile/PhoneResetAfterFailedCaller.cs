using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// A credential is reset by telephone or by an employee within a week of a caller who failed to prove who they are.
/// </summary>
internal sealed class PhoneResetAfterFailedCaller() : Signal(new()
{
    Id = "phoneResetAfterFailedCaller",
    Sheet = ["ATO-28"],
    Name = "Reset by telephone after a failed caller",
    Definition =
        "A credential is reset by telephone or by an employee within a week of a caller who failed to prove who they "
        + "are.",
    Source = "FINRA Regulatory Notice 21-18; In re Voya Financial Advisors (2018)",
    Review = "Undo the reset; call the customer at a number on file.",
    Family = EvidenceFamily.Credentials,
    Weight = 2.75m,
    Reads = EventSet.Of(EventType.CredentialChanged),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.ResetCredentials;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is CredentialChanged { How: var how }
            && how is CredentialChangeWay.CallCenter or CredentialChangeWay.Employee
            && scene.Lately(Happening.CallerFailed, PolicyLimits.CallerFailedWindow))
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Customer!.Moments[Happening.CallerFailed]));
        }
    }

    internal override string Sentence(Facts facts) =>
        "A caller failed to prove who they are within the week before this reset";
}
