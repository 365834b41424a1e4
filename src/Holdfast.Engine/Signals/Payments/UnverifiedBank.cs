using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>A bank account was linked without any check of who owns it.</summary>
internal sealed class UnverifiedBank() : Signal(new()
{
    Id = "unverifiedBank",
    Name = "Bank not verified",
    Definition = "A bank account was linked without any check of who owns it.",
    Source = "Nacha account validation; FINRA Regulatory Notice 20-13",
    Review = "Verify it before money goes there.",
    Family = EvidenceFamily.Payee,
    Weight = 0.65m,
    Reads = EventSet.Of(EventType.BankLinked),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is BankLinked { Verification: BankVerification.None } linked)
        {
            findings.Add(this, Fact.Of(FactNames.Destination, linked.Destination));
        }
    }

    internal override string Sentence(Facts facts) => "A bank account was linked without any check of its owner";
}
