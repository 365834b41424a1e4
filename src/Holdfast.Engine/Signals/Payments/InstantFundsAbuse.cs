using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Money out, to another place than it came from, within days of an instant or ACH deposit; weighs more after
/// a deposit was returned.
/// </summary>
internal sealed class InstantFundsAbuse() : Signal(new()
{
    Id = "instantFundsAbuse",
    Sheet = ["ATO-54"],
    Name = "Deposit used at once",
    Definition =
        "Money out, to another place than it came from, within days of an instant or ACH deposit; weighs "
        + "more after a deposit was returned.",
    Source = "FINRA Regulatory Notice 21-14",
    Review = "Wait until the deposit can no longer be returned.",
    Family = EvidenceFamily.Account,
    Weight = 0.55m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (!scene.Transfer.Out || scene.Account is not { } account)
        {
            return;
        }

        var young = !account.OpenedAt.IsNever && scene.Now.Since(account.OpenedAt) <= scene.Limit(PolicyLimits.YoungAccount);
        var deposit = scene.SinceAccount(Happening.InstantDeposit) is >= 0 and <= 3 * Stamp.Day;
        var returned = scene.SinceAccount(Happening.DepositReturned) is >= 0 and <= 30 * Stamp.Day;
        if (returned || (young && deposit && scene.Transfer.NewPayee))
        {
            findings.AddPart(this, returned ? 2000 : 1000);
        }
    }

    internal override string Sentence(Facts facts) =>
        "Money is taken out soon after a deposit that can still be returned, or was";
}
