using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// A check of identity at opening failed or needs review, or none was made for an account opened online.
/// </summary>
internal sealed class IdentityCheckFailed() : Signal(new()
{
    Id = "identityCheckFailed",
    Name = "Identity not proven",
    Definition =
        "A check of identity at opening failed or needs review, or none was made for an account opened "
        + "online.",
    Source = "31 CFR 1023.220 (CIP); SID-05 to SID-10",
    Review = "Do not open before the identity is proven.",
    Family = EvidenceFamily.Account,
    Weight = 0.8m,
    Reads = EventSet.Of(EventType.AccountOpened),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is not AccountOpened opened)
        {
            return;
        }

        ReadOnlySpan<IdentityCheck> checks = [opened.DocumentCheck, opened.DatabaseCheck, opened.SelfieCheck];
        var failed = checks.Count(IdentityCheck.Fail);
        var review = checks.Count(IdentityCheck.Review);
        if (failed + review > 0)
        {
            findings.AddPart(
                this, (failed * 1000) + (review * 350),
                Fact.Of(FactNames.Failures, failed), Fact.Of(FactNames.Times, review));
        }
        else if (opened.How is OpeningWay.Online && checks.Contains(IdentityCheck.None)
            && !checks.Contains(IdentityCheck.Pass))
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) =>
        (Number: facts.Of(FactNames.Failures), Review: facts.Of(FactNames.Times).Number) switch
        {
            { Number.Kind: FactKind.None } => "No check of identity was made for an account opened online",
            { Number.Number: 0, Review: var review } => $"{Plain.Count(review, "check")} of identity to be reviewed",
            { Number.Number: var failed, Review: 0 } => $"{Plain.Count(failed, "check")} of identity failed",
            { Number.Number: var failed, Review: var review } =>
                $"{Plain.Count(failed, "check")} of identity failed, {review} to be reviewed",
        };
}
