using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Money out, to another place than it came from: to a new payee within three days of an instant or ACH
/// deposit of an account no older than thirty days; or to anybody within thirty days after a deposit was
/// returned, which weighs double.
/// </summary>
internal sealed class InstantFundsAbuse() : Signal(new()
{
    Id = "instantFundsAbuse",
    Sheet = ["ATO-54"],
    Name = "Deposit used at once",
    Definition =
        "Money out, to another place than it came from: to a new payee within three days of an instant "
        + "or ACH deposit of an account no older than thirty days; or to anybody within thirty days after "
        + "a deposit was returned, which weighs double.",
    Source = "FINRA Regulatory Notice 21-14",
    Review = "Wait until the deposit can no longer be returned.",
    Family = EvidenceFamily.Account,
    Weight = 0.7m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (!scene.Transfer.Out || scene.Transfer.CameFromPayee || scene.Account is not { } account)
        {
            return;
        }

        var returned = scene.SinceAccount(Happening.DepositReturned) is >= 0 and <= 30 * Stamp.Day;
        var young = scene.Now.Since(account.OpenedAt) <= scene.Limit(PolicyLimits.YoungAccount);
        var deposited = scene.SinceAccount(Happening.InstantDeposit) is >= 0 and <= 3 * Stamp.Day;
        if (returned)
        {
            findings.AddPart(this, 2000, Fact.Of(FactNames.Since, account.Moments[Happening.DepositReturned]));
        }
        else if (young && deposited && scene.Transfer.NewPayee)
        {
            findings.Add(this, Fact.OfSeconds(FactNames.Within, scene.SinceAccount(Happening.InstantDeposit)));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.Since).Kind is FactKind.None
        ? "Money is taken out elsewhere within days of a deposit that can still be returned"
        : "Money is taken out within a month of a deposit that was returned";
}
