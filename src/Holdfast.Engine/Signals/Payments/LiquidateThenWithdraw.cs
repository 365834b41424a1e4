using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// At least half of the account was sold within three business days, and at least seven tenths of that is
/// asked for, to a new payee.
/// </summary>
internal sealed class LiquidateThenWithdraw() : Signal(new()
{
    Id = "liquidateThenWithdraw",
    Sheet = ["ATO-40"],
    Name = "Sold, then withdrawn",
    Definition =
        "At least half of the account was sold within three business days, and at least seven tenths of "
        + "that is asked for, to a new payee.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Ask what the sale was for; hold until the customer has been heard.",
    Family = EvidenceFamily.Amount,
    Weight = 1.8m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var view = scene.Transfer;
        if (view is { NewPayee: true, EquityShare: { } share } && view.SoldShare >= scene.Limit(PolicyLimits.LiquidationShare) / 2
            && share * 10L >= Math.Min(view.SoldShare, 1000) * 7L)
        {
            findings.AddPart(this, view.SoldShare >= scene.Limit(PolicyLimits.LiquidationShare) ? 1000 : 600,
                Fact.OfShare(FactNames.Share, view.SoldShare), Fact.OfShare(FactNames.ShareOfEquity, share));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Percent(facts.Of(FactNames.Share).Number)} of the account was sold in the days before, and the money is now asked for";
}
