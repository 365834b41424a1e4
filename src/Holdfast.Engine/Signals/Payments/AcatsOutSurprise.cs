using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// An ACATS transfer out with contact data that do not match, at least the second attempt, or without the
/// customer having been online within thirty days.
/// </summary>
internal sealed class AcatsOutSurprise() : Signal(new()
{
    Id = "acatsOutSurprise",
    Sheet = ["ATO-55"],
    Name = "ACATS transfer out of the blue",
    Definition =
        "An ACATS transfer out with contact data that do not match, at least the second attempt, or "
        + "without the customer having been online within thirty days.",
    Source = "FINRA Regulatory Notices 22-21 and 23-06; Rule 11870",
    Review =
        "Tell the customer at a contact on file from before; call the other firm; take exception within "
        + "one business day.",
    Family = EvidenceFamily.Payee,
    Weight = 1.3m,
    Reads = EventSet.Of(EventType.TransferRequested),
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.NotifyPriorContact;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is not { Out: true, Request: { Rail: Rail.Acats } request })
        {
            return;
        }

        var mismatch = request.ContactMatch is ContactMatch.Mismatch or ContactMatch.Partial
            || request.Destination?.OwnerNameMatch is OwnerNameMatch.Mismatch or OwnerNameMatch.Partial;
        var again = request.Attempt >= scene.Limit(PolicyLimits.AcatsAttempts)
            || scene.Account!.AcatsAttempts.Within(30 * Stamp.Day, scene.Now) + 1 >= scene.Limit(PolicyLimits.AcatsAttempts);
        var unseen = scene.Customer is { } customer && scene.Now.Since(customer.LastSignIn) > 30 * Stamp.Day;
        var part = (mismatch ? 1000 : 0) + (again ? 700 : 0) + (unseen ? 600 : 0);
        if (part > 0)
        {
            findings.AddPart(this, part, Fact.Of(FactNames.Attempts, request.Attempt ?? 1), Fact.Of(FactNames.What, request.ContraFirm));
        }
    }

    internal override string Sentence(Facts facts) =>
        "An ACATS transfer out that does not fit: other contact data, repeated, or with no trace of the customer";
}
