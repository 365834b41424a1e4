using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// The owner of the bank account linked, or paid and not seasoned yet, is not the customer by name, though
/// it is said to be their own; a match in part weighs a third.
/// </summary>
internal sealed class OwnerNameMismatch() : Signal(new()
{
    Id = "ownerNameMismatch",
    Sheet = ["ATO-37"],
    Name = "Owner's name does not match",
    Definition =
        "The owner of the bank account linked, or paid and not seasoned yet, is not the customer by "
        + "name, though it is said to be their own; a match in part weighs a third.",
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
            TransferRequested { Destination: { Kind: DestinationKind.OwnBank } destination }
                when scene.Transfer is { Out: true, Standing: not PayeeStanding.Seasoned } =>
                destination.OwnerNameMatch,
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

    internal override string Sentence(Facts facts) => facts.Of(FactNames.What).Word is "partial"
        ? "The owner of the bank account is the customer by a part of the name only"
        : "The owner of the bank account is not the customer by name";
}
