using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// The owner of the bank account paid or linked is not, or only in part, the customer, though it is said to
/// be their own.
/// </summary>
internal sealed class OwnerNameMismatch() : Signal(new()
{
    Id = "ownerNameMismatch",
    Sheet = ["ATO-37"],
    Name = "Owner's name does not match",
    Definition =
        "The owner of the bank account paid or linked is not, or only in part, the customer, though it is "
        + "said to be their own.",
    Source = "FINRA Regulatory Notice 20-13: compare owners",
    Review = "Ask for a statement of the bank account.",
    Family = EvidenceFamily.Payee,
    Weight = 0.6m,
    Reads = EventSet.Of(EventType.TransferRequested, EventType.BankLinked),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var match = scene.Event.Data switch
        {
            TransferRequested { Direction: TransferDirection.Out, Destination: { Kind: DestinationKind.OwnBank } destination }
                when scene.Transfer.Standing is not PayeeStanding.Seasoned => destination.OwnerNameMatch,
            BankLinked linked => linked.OwnerNameMatch,
            _ => OwnerNameMatch.NotGiven,
        };
        var part = match switch
        {
            OwnerNameMatch.Mismatch => 1000,
            OwnerNameMatch.Partial => 350,
            _ => 0,
        };
        if (part > 0)
        {
            findings.AddPart(this, part, Fact.Of(FactNames.What, ContractWords.OwnerNameMatch.Of(match)));
        }
    }

    internal override string Sentence(Facts facts) => "The owner of the bank account is not the customer by name";
}
