using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Money goes to a wallet, or a bank account said to be the customer's own, that is new as a payee, and
/// whose it is could not be told.
/// </summary>
internal sealed class OwnerUnknown() : Signal(new()
{
    Id = "ownerUnknown",
    Sheet = ["ATO-37"],
    Name = "Owner not known",
    Definition =
        "Money goes to a wallet, or a bank account said to be the customer's own, that is new as a "
        + "payee, and whose it is could not be told.",
    Source = "FINRA Regulatory Notice 20-13: compare owners",
    Review = "Ask for a statement of the bank account.",
    Family = EvidenceFamily.Payee,
    Weight = 0.3m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { NewPayee: true, Request.Destination: { } destination }
            && destination.Kind is DestinationKind.OwnBank or DestinationKind.CryptoWallet
            && destination.OwnerNameMatch is OwnerNameMatch.Unknown
            && scene.Transfer.Payee.OwnerNameMatch is not OwnerNameMatch.Match)
        {
            findings.Add(this, Fact.Of(FactNames.Destination, destination.Token));
        }
    }

    internal override string Sentence(Facts facts) => "Whose account the money goes to could not be told";
}
