using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// The amount is three standard deviations above what is usual on this rail, or more than twice the largest
/// ever; with fewer than five payments (or in another currency than US dollars), half of the account or
/// more. Amounts below 250 dollars are small.
/// </summary>
internal sealed class UnusualAmount() : Signal(new()
{
    Id = "unusualAmount",
    Sheet = ["ATO-42"],
    Name = "Unusual amount",
    Definition =
        "The amount is three standard deviations above what is usual on this rail, or more than twice "
        + "the largest ever; with fewer than five payments (or in another currency than US dollars), half "
        + "of the account or more. Amounts below 250 dollars are small.",
    Source = "FINRA Rule 3310; regulation sheet section 4.2, amountZ",
    Review = "Ask what it is for.",
    Family = EvidenceFamily.Amount,
    Weight = 0.5m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is not { Out: true, Request.Amount: var amount, Rail: var rail } view
            || (amount.Currency == Currency.UsDollar
                && amount.TenThousandths < scene.Limit(PolicyLimits.SmallAmount)))
        {
            return;
        }

        if (view.Unusualness is { } distance)
        {
            if (distance >= scene.Limit(PolicyLimits.UnusualAmount) * 100 || amount.TenThousandths > 2 * rail.Largest)
            {
                findings.Add(this, Fact.Of(FactNames.Amount, amount), Fact.Of(FactNames.Times, rail.Measured));
            }
        }
        else if (view.EquityShare is { } share && share >= scene.Limit(PolicyLimits.LargeShare))
        {
            findings.Add(this, Fact.Of(FactNames.Amount, amount), Fact.OfShare(FactNames.ShareOfEquity, share));
        }
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.ShareOfEquity) is { Kind: FactKind.Share, Number: var share }
            ? $"{Plain.Percent(share)} of the account, with few payments to compare it with"
            : $"{Plain.Dollars(facts.Of(FactNames.Amount).Number)} is far above what is usual on this rail";
}
