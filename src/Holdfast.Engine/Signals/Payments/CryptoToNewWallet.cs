using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>Crypto to a wallet that was never paid from this account.</summary>
internal sealed class CryptoToNewWallet() : Signal(new()
{
    Id = "cryptoToNewWallet",
    Name = "Crypto to a new wallet",
    Definition = "Crypto to a wallet that was never paid from this account.",
    Source = "Transfers that cannot be recalled; FBI and FinCEN warnings",
    Review = "Call the customer before it leaves: it cannot be brought back.",
    Family = EvidenceFamily.Payee,
    Weight = 1.15m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { NewPayee: true, Request.Destination.Kind: DestinationKind.CryptoWallet })
        {
            findings.Add(this, Fact.Of(FactNames.Destination, scene.Transfer.Request.Destination!.Token));
        }
    }

    internal override string Sentence(Facts facts) => "Crypto to a wallet that was never paid from this account";
}
