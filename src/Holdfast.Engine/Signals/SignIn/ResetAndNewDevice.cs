using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// A reset of a forgotten password, by the customer or through the firm, and a new device within a day of each other,
/// in either order.
/// </summary>
internal sealed class ResetAndNewDevice() : Signal(new()
{
    Id = "resetAndNewDevice",
    Sheet = ["ATO-26"],
    Name = "Password reset and new device",
    Definition =
        "A reset of a forgotten password, by the customer or through the firm, and a new device within a day "
        + "of each other, in either order.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Ask the customer whether they forgot the password; look by what the reset was proven.",
    Family = EvidenceFamily.Credentials,
    Weight = 1.25m,
    Reads = EventSet.Of(EventType.LoginSucceeded, EventType.CredentialChanged),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is not { Event.Device: { } device, Visit: { HasHistory: true, StrangeDevice: true } visit })
        {
            return;
        }

        var resetNow = scene.Event.Data is CredentialChanged
        {
            What: CredentialKind.Password,
            How: CredentialChangeWay.Forgotten or CredentialChangeWay.CallCenter or CredentialChangeWay.Employee,
        };
        var resetBefore = scene.Lately(Happening.PasswordForgotten, PolicyLimits.ResetWindow)
            || scene.Lately(Happening.PasswordResetByPhone, PolicyLimits.ResetWindow);
        if (resetNow || (resetBefore && scene.Event.Data is LoginSucceeded))
        {
            findings.AddPart(this, visit.StrangeNetwork ? 1000 : 400, Fact.Of(FactNames.Device, device.Id));
        }
    }

    internal override string Sentence(Facts facts) => "A password reset and a new device within a day";
}
