using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>A remote-control tool is seen on the device, now or earlier in the session.</summary>
internal sealed class RemoteAccess() : Signal(new()
{
    Id = "remoteAccess",
    Sheet = ["ATO-58"],
    Name = "Remote-control tool",
    Definition = "A remote-control tool is seen on the device, now or earlier in the session.",
    Source = "FINRA Regulatory Notice 20-13 on help-desk scams; Rule 2165",
    Review = "Call the customer: is somebody helping them, and who called whom?",
    Family = EvidenceFamily.Behavior,
    Weight = 0.2m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.SessionObserved, EventType.TransferRequested, EventType.BankLinked,
        EventType.OrderPlaced),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Device is { RemoteAccess: true } || scene.Session.Has(SessionTraits.RemoteAccess))
        {
            findings.AddPart(this, scene.Transfer.NewPayee || scene.Event.Data is BankLinked ? 1800 : 1000);
        }
    }

    internal override string Sentence(Facts facts) => "A remote-control tool was seen on the device";
}
