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
        if (scene.Event.Data is CredentialChanged { What: CredentialKind.MfaMethod or CredentialKind.Passkey or CredentialKind.SecurityQuestions }
            && (scene.Session.Has(SessionTraits.NewDevice) || scene.Visit.StrangeDevice
                || scene.Lately(Happening.PasswordForgotten, PolicyLimits.ResetWindow) || scene.Lately(Happening.PasswordResetByPhone, PolicyLimits.ResetWindow)))
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) =>
        "The second factor was changed on a new device or right after a password reset";
}
