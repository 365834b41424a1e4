using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// A remembered sign-in (cookie or token) is used on a device that was never seen with this customer, from a
/// network they do not use.
/// </summary>
internal sealed class RememberedTokenOnNewDevice() : Signal(new()
{
    Id = "rememberedTokenOnNewDevice",
    Name = "Remembered sign-in on a device never seen",
    Definition =
        "A remembered sign-in (cookie or token) is used on a device that was never seen with this "
        + "customer, from a network they do not use.",
    Source =
        "Session cookie theft by information-stealing malware; FINRA 2026 oversight report on account "
        + "takeover",
    Review = "Revoke remembered sign-ins; ask whether the customer's computer may carry malware.",
    Family = EvidenceFamily.Credentials,
    Weight = 0.15m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Event.Data: LoginSucceeded { Method: LoginMethod.RememberedToken } }
            && scene.Visit is { HasHistory: true, Device: DeviceStanding.New, StrangeNetwork: true })
        {
            findings.Add(this, Fact.Of(FactNames.Device, scene.Event.Device!.Id));
        }
    }

    internal override string Sentence(Facts facts) =>
        "A remembered sign-in was used on a device and network never seen with this customer";
}
