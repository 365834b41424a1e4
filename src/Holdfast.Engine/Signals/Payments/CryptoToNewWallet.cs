using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>Crypto to a wallet that was never paid from this account, or first within the last two weeks.</summary>
internal sealed class CryptoToNewWallet() : Signal(new()
{
    Id = "cryptoToNewWallet",
    Name = "Crypto to a new wallet",
    Definition = "Crypto to a wallet that was never paid from this account, or first within the last two weeks.",
    Source = "Transfers that cannot be recalled; FBI and FinCEN warnings",
    Review = "Call the customer before it leaves: it cannot be brought back.",
    Family = EvidenceFamily.Payee,
    Weight = 1.15m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { NewPayee: true, Request.Destination: { } wallet } view
            && wallet.Kind is DestinationKind.CryptoWallet)
        {
            findings.Add(
                this,
                Fact.Of(FactNames.Destination, wallet.Token),
                Fact.Of(FactNames.FirstSeen, view.Payee.FirstReleased));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.FirstSeen).Kind is FactKind.None
        ? "Crypto to a wallet that was never paid from this account"
        : "Crypto to a wallet that was first paid within the last two weeks";
}
