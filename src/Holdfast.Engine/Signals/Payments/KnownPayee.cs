using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>The payee got its first settled payment two weeks ago or earlier, and is not seasoned yet.</summary>
internal sealed class KnownPayee() : Signal(new()
{
    Id = "knownPayee",
    Name = "Known payee",
    Definition = "The payee got its first settled payment two weeks ago or earlier, and is not seasoned yet.",
    Source = "Regulation sheet section 4.2, payeeNovelty",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Payee,
    Weight = -1.4m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Out: true, Standing: PayeeStanding.Paid, Payee.Disowned: false })
        {
            findings.Add(this, Fact.Of(FactNames.FirstSeen, scene.Transfer.Payee.FirstReleased));
        }
    }

    internal override string Sentence(Facts facts) => "The payee has been paid before";
}
