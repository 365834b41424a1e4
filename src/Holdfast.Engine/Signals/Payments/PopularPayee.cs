using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>The payee is paid by a dozen accounts or more over two months: a biller.</summary>
internal sealed class PopularPayee() : Signal(new()
{
    Id = "popularPayee",
    Name = "Payee of many",
    Definition = "The payee is paid by a dozen accounts or more over two months: a biller.",
    Source = "Our own; without it a tax office or an escrow agent looks like a mule",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Payee,
    Weight = -1.0m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is not { Out: true, Request.Destination: { } destination })
        {
            return;
        }

        var shared = scene.Crowd.Shared.Get(Crowd.KeyOf(SharedKind.Payee, destination.Token.Mark));
        if (scene.IsBiller(shared))
        {
            findings.Add(this, Fact.Of(FactNames.Others, shared.Ever));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The payee is paid by about {facts.Of(FactNames.Others).Number} accounts";
}
