using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>A cheque to the address of record, which was not changed lately.</summary>
internal sealed class AddressOfRecord() : Signal(new()
{
    Id = "addressOfRecord",
    Name = "To the address of record",
    Definition = "A cheque to the address of record, which was not changed lately.",
    Source = "Regulation sheet transmittal-instructions section 6",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Payee,
    Weight = -1.2m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        // Of a customer who is not known it cannot be told that the address is an old one.
        if (scene.Customer is not null
            && scene.Transfer is { Out: true, Request.Destination.Kind: DestinationKind.AddressOfRecord }
            && scene.SinceCustomer(Happening.AddressChanged) > scene.Limit(PolicyLimits.AddressCooling))
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) =>
        "A cheque to the address of record, which was not changed lately";
}
