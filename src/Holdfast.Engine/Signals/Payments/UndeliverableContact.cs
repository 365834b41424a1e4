using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>A notice to the customer came back within thirty days, and money goes to a new payee.</summary>
internal sealed class UndeliverableContact() : Signal(new()
{
    Id = "undeliverableContact",
    Sheet = ["ATO-68"],
    Name = "Notices come back",
    Definition = "A notice to the customer came back within thirty days, and money goes to a new payee.",
    Source = "SID-22; regulation sheet ATO-68",
    Review = "Reach the customer by another contact first.",
    Family = EvidenceFamily.Contact,
    Weight = 1.4m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer.NewPayee && scene.Lately(Happening.NoticeReturned, PolicyLimits.NoticeMemory))
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Customer!.Moments[Happening.NoticeReturned]));
        }
    }

    internal override string Sentence(Facts facts) => "A notice to the customer came back within the last month";
}
