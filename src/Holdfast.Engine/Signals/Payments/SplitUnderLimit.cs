using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>At least two requests within two days, each between 80 and 100 % of the review limit.</summary>
internal sealed class SplitUnderLimit() : Signal(new()
{
    Id = "splitUnderLimit",
    Sheet = ["ATO-43"],
    Name = "Split to stay under a limit",
    Definition = "At least two requests within two days, each between 80 and 100 % of the review limit.",
    Source = "FinCEN and FINRA guidance on structuring; Rule 3310",
    Review = "Add them up; ask why it is not one.",
    Family = EvidenceFamily.Amount,
    Weight = 1.2m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Out: true, Request.Amount: var amount }
            && MoneyLearning.IsJustUnderReview(scene, amount)
            && scene.Account?.NearLimitRequests.Within(2 * Stamp.Day, scene.Now) is > 0 and var before)
        {
            findings.Add(this, Fact.Of(FactNames.Amount, amount), Fact.Of(FactNames.Times, before + 1));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Times).Number} requests within two days, each just under the review limit";
}
