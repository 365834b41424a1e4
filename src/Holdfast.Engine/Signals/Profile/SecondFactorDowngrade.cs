using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// A second factor, passkey or security question is changed on a new device, or within a day of a password
/// reset.
/// </summary>
internal sealed class SecondFactorDowngrade() : Signal(new()
{
    Id = "secondFactorDowngrade",
    Sheet = ["ATO-23"],
    Name = "Second factor changed in a strange visit",
    Definition =
        "A second factor, passkey or security question is changed on a new device, or within a day of a "
        + "password reset.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Ask the customer; put the former factor back until then.",
    Family = EvidenceFamily.Credentials,
    Weight = 1.3m,
    Reads = EventSet.Of(EventType.CredentialChanged),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is not CredentialChanged
            {
                What: CredentialKind.MfaMethod or CredentialKind.Passkey or CredentialKind.SecurityQuestions,
            })
        {
            return;
        }

        if (scene.OnNewDevice)
        {
            findings.Add(this, Fact.Of(FactNames.What, "device"));
        }
        else if (scene.Lately(Happening.PasswordForgotten, PolicyLimits.ResetWindow)
            || scene.Lately(Happening.PasswordResetByPhone, PolicyLimits.ResetWindow))
        {
            findings.Add(this, Fact.Of(FactNames.What, "reset"));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.What).Word is "device"
        ? "The second factor was changed on a new device"
        : "The second factor was changed within a day of a password reset";
}
