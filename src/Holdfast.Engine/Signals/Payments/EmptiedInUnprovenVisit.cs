using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// The account is emptied, by the measure of <see cref="AccountEmptying"/>, to somebody else, a crypto wallet or
/// another firm, in a visit that began on a new device and a strange network and in which no passkey, code generator
/// or prompt was passed.
/// </summary>
internal sealed class EmptiedInUnprovenVisit() : Signal(new()
{
    Id = "emptiedInUnprovenVisit",
    Sheet = ["ATO-12", "ATO-41"],
    Name = "Account emptied in a visit that proved nothing",
    Definition =
        "The account is emptied, by the measure of accountEmptying, to somebody else, a crypto wallet or another "
        + "firm, in a visit that began on a new device and a strange network and in which no passkey, code "
        + "generator or prompt was passed.",
    Source = "FINRA Regulatory Notice 21-18: look at sign-ins and transfers together",
    Review = "Have the customer prove who they are in another way; call at a number on file from before.",
    Family = EvidenceFamily.Device,
    Weight = 2.6m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { EmptiesAccount: true } or { EmptiesCash: true }
            && scene is { ProvedNothing: true, Transfer.ToSomebodyElse: true })
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) =>
        "The account is emptied in a visit that began on a new device and network and has proved nothing";
}
