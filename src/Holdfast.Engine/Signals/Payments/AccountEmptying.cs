using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// At least four fifths of the account asked for within a week (five business days), to a new payee or firm;
/// or at least nine tenths of the cash, unless that is less than three tenths of the account.
/// </summary>
internal sealed class AccountEmptying() : Signal(new()
{
    Id = "accountEmptying",
    Sheet = ["ATO-41"],
    Name = "Account emptied",
    Definition =
        "At least four fifths of the account asked for within a week (five business days), to a new "
        + "payee or firm; or at least nine tenths of the cash, unless that is less than three tenths of "
        + "the account.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Ask why; look whether the customer moves to another firm.",
    Family = EvidenceFamily.Amount,
    Weight = 0.6m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { EmptiesAccount: true, EquityShareLately: { } share })
        {
            findings.Add(this, Fact.OfShare(FactNames.ShareOfEquity, share));
        }
        else if (scene.Transfer is { EmptiesCash: true, CashShare: { } cash })
        {
            findings.AddPart(this, 600, Fact.OfShare(FactNames.Share, cash));
        }
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.ShareOfEquity).Kind is FactKind.None
            ? $"{Plain.Percent(facts.Of(FactNames.Share).Number)} of the cash to a payee that is new"
            : $"{Plain.Percent(facts.Of(FactNames.ShareOfEquity).Number)} of the account asked for within a week";
}
