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
    Weight = 1.45m,
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
        var part = (failed * 1000) + (review * 350);
        if (part > 0)
        {
            findings.AddPart(this, part, Fact.Of(FactNames.Failures, failed), Fact.Of(FactNames.Times, review));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Count(facts.Of(FactNames.Failures).Number, "check")} of identity failed, {facts.Of(FactNames.Times).Number} need review";
}
