using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Half of the account, or where its worth is not told an amount that the firm reviews, goes to a payee that is new
/// and not proven to be the customer, while a remote-control tool is or was seen in the visit. Whose hand is on the
/// mouse is then anybody's guess, on the customer's own device at home too.
/// </summary>
internal sealed class LargePaymentByRemoteControl() : Signal(new()
{
    Id = "largePaymentByRemoteControl",
    Sheet = ["ATO-58", "ATO-42"],
    Name = "Large payment by remote control",
    Definition =
        "Half of the account, or where its worth is not told an amount that the firm reviews, goes to a payee that is "
        + "new and not proven to be the customer, while a remote-control tool is or was seen in the visit.",
    Source = "FINRA Regulatory Notice 20-13: IT help desk scams; FINRA Rule 2165",
    Review = "Call the customer and ask who is helping them; call the trusted contact where they seem led.",
    Family = EvidenceFamily.Behavior,
    Weight = 2.5m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Large: true, VerifiedOwnBank: false } transfer
            && (scene.Event.Device?.RemoteAccess is true || scene.Session.Has(SessionTraits.RemoteAccess)))
        {
            findings.Add(this, Fact.Of(FactNames.Amount, transfer.Request.Amount));
        }
    }

    internal override string Sentence(Facts facts) =>
        "A large payment to a payee that is new, in a visit that is controlled from afar";
}
