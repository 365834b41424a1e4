using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Money out to a new payee, at least half of what the account is worth, alone or together with what was
/// asked for in the week before.
/// </summary>
internal sealed class LargeShareToNewPayee() : Signal(new()
{
    Id = "largeShareToNewPayee",
    Name = "Large share to a new payee",
    Definition =
        "Money out to a new payee, at least half of what the account is worth, alone or together with "
        + "what was asked for in the week before.",
    Source = "FINRA Regulatory Notice 21-18; regulation sheet section 4.2, equityShare",
    Review = "Call the customer at a number on file from before.",
    Family = EvidenceFamily.Amount,
    Weight = 0.5m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var limit = scene.Limit(PolicyLimits.LargeShare);
        if (scene.Transfer is { NewPayee: true, EquityShare: { } alone, EquityShareLately: { } lately }
            && lately >= limit)
        {
            findings.Add(
                this,
                alone >= limit ? Fact.OfShare(FactNames.ShareOfEquity, alone) : Fact.OfShare(FactNames.Share, lately));
        }
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.ShareOfEquity) is { Kind: FactKind.Share, Number: var alone }
            ? $"{Plain.Percent(alone)} of the account to a payee that is new"
            : Plain.Percent(facts.Of(FactNames.Share).Number)
                + " of the account asked for within a week, now for a payee that is new";
}
