using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>The money goes to a bank account whose owner is the customer, and was verified to be.</summary>
internal sealed class VerifiedOwnBank() : Signal(new()
{
    Id = "verifiedOwnBank",
    Name = "Verified own bank",
    Definition = "The money goes to a bank account whose owner is the customer, and was verified to be.",
    Source = "FINRA Regulatory Notice 20-13; Nacha account validation",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Payee,
    Weight = -0.8m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Out: true, VerifiedOwnBank: true })
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "The bank account was verified as the customer's own";
}
