using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>The bank account paid is one that deposits came from, and stayed, for two weeks or more.</summary>
internal sealed class MoneyCameFromPayee() : Signal(new()
{
    Id = "moneyCameFromPayee",
    Name = "Money came from there",
    Definition = "The bank account paid is one that deposits came from, and stayed, for two weeks or more.",
    Source = "Regulation sheet section 4.2, payeeNovelty",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Payee,
    Weight = -1.5m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Out: true, Payee: { FirstReceived.IsNever: false, Disowned: false } payee }
            && scene.Now.Since(payee.FirstReceived) >= scene.Limit(PolicyLimits.NewPayee))
        {
            findings.Add(this, Fact.Of(FactNames.FirstSeen, payee.FirstReceived));
        }
    }

    internal override string Sentence(Facts facts) => "Deposits have come from this bank account before";
}
