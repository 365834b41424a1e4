using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>The payee has been paid for sixty days and at least twice.</summary>
internal sealed class SeasonedPayee() : Signal(new()
{
    Id = "seasonedPayee",
    Name = "Seasoned payee",
    Definition = "The payee has been paid for sixty days and at least twice.",
    Source = "Regulation sheet section 4.2, payeeNovelty",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Payee,
    Weight = -2.2m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Out: true, Standing: PayeeStanding.Seasoned, Payee: { Disowned: false } payee })
        {
            findings.Add(
                this,
                Fact.Of(FactNames.Times, payee.Releases),
                Fact.Of(FactNames.FirstSeen, payee.FirstReleased));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The payee has been paid {Plain.Count(facts.Of(FactNames.Times).Number, "time")} before";
}
