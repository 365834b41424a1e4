using System.Globalization;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// An ACATS transfer out with a name or contact data that do not match in full, at least the second attempt
/// within thirty days, or without the customer having been online within thirty days.
/// </summary>
internal sealed class AcatsOutSurprise() : Signal(new()
{
    Id = "acatsOutSurprise",
    Sheet = ["ATO-55"],
    Name = "ACATS transfer out of the blue",
    Definition =
        "An ACATS transfer out with a name or contact data that do not match in full, at least the "
        + "second attempt within thirty days, or without the customer having been online within thirty "
        + "days.",
    Source = "FINRA Regulatory Notices 22-21 and 23-06; Rule 11870",
    Review =
        "Tell the customer at a contact on file from before; call the other firm; take exception within "
        + "one business day.",
    Family = EvidenceFamily.Payee,
    Weight = 2.2m,
    Reads = EventSet.Of(EventType.TransferRequested),
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.NotifyPriorContact;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is not { Out: true, Request: { Rail: Rail.Acats } request }
            || scene.Account is not { } account)
        {
            return;
        }

        var mismatch = request.ContactMatch is ContactMatch.Mismatch or ContactMatch.Partial
            || request.Destination?.OwnerNameMatch is OwnerNameMatch.Mismatch or OwnerNameMatch.Partial;
        var attempt = Math.Max(request.Attempt ?? 1, account.AcatsAttempts.Within(30 * Stamp.Day, scene.Now) + 1);
        var again = attempt >= scene.Limit(PolicyLimits.AcatsAttempts);
        var unseen = scene.Customer is { } customer && scene.Now.Since(customer.LastSignIn) > 30 * Stamp.Day;
        var part = (mismatch ? 1000 : 0) + (again ? 700 : 0) + (unseen ? 600 : 0);
        if (part > 0)
        {
            findings.AddPart(
                this,
                part,
                again ? Fact.Of(FactNames.Attempts, attempt) : default,
                mismatch ? Fact.Of(FactNames.Contact, "mismatch") : default,
                unseen ? Fact.Of(FactNames.Days, 30) : default,
                Fact.Of(FactNames.What, request.ContraFirm));
        }
    }

    internal override string Sentence(Facts facts)
    {
        List<string> odd = [];
        if (facts.Of(FactNames.Contact).Kind is not FactKind.None)
        {
            odd.Add("name or contact data do not match");
        }

        if (facts.Of(FactNames.Attempts) is { Kind: FactKind.Count, Number: var attempt })
        {
            odd.Add(string.Create(CultureInfo.InvariantCulture, $"it is attempt {attempt}"));
        }

        if (facts.Of(FactNames.Days).Kind is not FactKind.None)
        {
            odd.Add("the customer has not signed in for thirty days");
        }

        return "An ACATS transfer out that does not fit: " + string.Join(", ", odd);
    }
}
