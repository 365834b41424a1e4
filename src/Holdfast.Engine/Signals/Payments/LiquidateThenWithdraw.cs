using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// At least half of the account was sold within five days (three business days), and at least seven tenths
/// of that is asked for, to a new payee; from a quarter of the account on it weighs six tenths.
/// </summary>
internal sealed class LiquidateThenWithdraw() : Signal(new()
{
    Id = "liquidateThenWithdraw",
    Sheet = ["ATO-40"],
    Name = "Sold, then withdrawn",
    Definition =
        "At least half of the account was sold within five days (three business days), and at least "
        + "seven tenths of that is asked for, to a new payee; from a quarter of the account on it weighs "
        + "six tenths.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Ask what the sale was for; hold until the customer has been heard.",
    Family = EvidenceFamily.Amount,
    Weight = 1.8m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var liquidation = scene.Limit(PolicyLimits.LiquidationShare);
        if (scene.Transfer is not { NewPayee: true, EquityShare: { } share, SoldShare: var sold }
            || sold < liquidation / 2)
        {
            return;
        }

        // Sold several times over is still no more than the whole account.
        sold = Math.Min(sold, 1000);
        if (share * 10L >= sold * 7L)
        {
            findings.AddPart(
                this,
                sold >= liquidation ? 1000 : 600,
                Fact.OfShare(FactNames.Share, sold),
                Fact.OfShare(FactNames.ShareOfEquity, share));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Percent(facts.Of(FactNames.Share).Number)} of the account was sold in the days before, "
        + "and the money is now asked for";
}
