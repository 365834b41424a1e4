using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Money out to a payee, other than the address of record, that never got a settled payment from this
/// account, or got its first within the last two weeks (ten business days).
/// </summary>
internal sealed class NewPayee() : Signal(new()
{
    Id = "newPayee",
    Sheet = ["ATO-35"],
    Name = "New payee",
    Definition =
        "Money out to a payee, other than the address of record, that never got a settled payment from "
        + "this account, or got its first within the last two weeks (ten business days).",
    Source = "FINRA Rule 3110(c)(2); regulation sheet section 4.2, payeeNovelty",
    Review = "Call the customer: who is it, how do they know them?",
    Family = EvidenceFamily.Payee,
    Weight = 0.65m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is not { NewPayee: true, Request.Destination: { } destination, Payee: var payee }
            || destination.Kind is DestinationKind.AddressOfRecord)
        {
            return;
        }

        // Whom the customer was paid by before is less of a stranger; whoever is not the customer is more of one.
        var part = payee.FirstReceived.IsNever ? 1000 : 200;
        part = scene.Transfer.ThirdParty || destination.Kind is DestinationKind.CryptoWallet ? part * 15 / 10 : part;
        findings.AddPart(
            this,
            part,
            Fact.Of(FactNames.Destination, destination.Token),
            Fact.Of(FactNames.FirstSeen, payee.FirstSeen));
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.FirstSeen).Kind is FactKind.None
            ? "The payee was never named before"
            : "The payee has not been paid before the last two weeks";
}
