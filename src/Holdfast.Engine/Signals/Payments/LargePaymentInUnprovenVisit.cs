using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Half of the account, or where its worth is not told an amount that the firm reviews, goes to somebody else, a crypto
/// wallet or another firm that is new, in a visit that began on a new device and a strange network and in which no
/// passkey, code generator or prompt was passed. Where the account is emptied, <see cref="EmptiedInUnprovenVisit"/>
/// speaks instead.
/// </summary>
internal sealed class LargePaymentInUnprovenVisit() : Signal(new()
{
    Id = "largePaymentInUnprovenVisit",
    Sheet = ["ATO-12", "ATO-42"],
    Name = "Large payment in a visit that proved nothing",
    Definition =
        "Half of the account, or where its worth is not told an amount that the firm reviews, goes to somebody else, "
        + "a crypto wallet or another firm that is new, in a visit that began on a new device and a strange network "
        + "and in which no passkey, code generator or prompt was passed. Where the account is emptied, "
        + "emptiedInUnprovenVisit speaks instead.",
    Source = "FINRA Regulatory Notice 21-18: look at sign-ins and transfers together",
    Review = "Have the customer prove who they are in another way; call at a number on file from before.",
    Family = EvidenceFamily.Device,
    Weight = 2.0m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Large: true, EmptiesAccount: false, EmptiesCash: false }
            && scene is { ProvedNothing: true, Transfer.ToSomebodyElse: true })
        {
            findings.Add(this, Fact.Of(FactNames.Amount, scene.Transfer.Request.Amount));
        }
    }

    internal override string Sentence(Facts facts) =>
        "A large payment to somebody new in a visit that began on a new device and network and has proved nothing";
}
