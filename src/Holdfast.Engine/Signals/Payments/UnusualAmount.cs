using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// The amount is three standard deviations above what is usual on this rail, or more than twice the largest
/// ever; with fewer than five payments, half of the account or more.
/// </summary>
internal sealed class UnusualAmount() : Signal(new()
{
    Id = "unusualAmount",
    Sheet = ["ATO-42"],
    Name = "Unusual amount",
    Definition =
        "The amount is three standard deviations above what is usual on this rail, or more than twice the "
        + "largest ever; with fewer than five payments, half of the account or more.",
    Source = "FINRA Rule 3310; regulation sheet section 4.2, amountZ",
    Review = "Ask what it is for.",
    Family = EvidenceFamily.Amount,
    Weight = 0.5m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (!scene.Transfer.Out)
        {
            return;
        }

        var amount = scene.Transfer.Request.Amount;
        var unusual = scene.Transfer.Unusualness is { } distance
            ? distance >= scene.Limit(PolicyLimits.UnusualAmount) * 100 || amount.TenThousandths > 2 * scene.Transfer.Rail.Largest
            : scene.Transfer.EquityShare >= scene.Limit(PolicyLimits.LargeShare);
        if (unusual && amount.TenThousandths >= scene.Limit(PolicyLimits.SmallAmount))
        {
            findings.Add(this, Fact.Of(FactNames.Amount, amount), Fact.Of(FactNames.Times, scene.Transfer.Rail.Count));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Dollars(facts.Of(FactNames.Amount).Number)} is far above what is usual here";
}
