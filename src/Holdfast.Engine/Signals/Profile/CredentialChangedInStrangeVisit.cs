using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>A password, user name or token is changed in a session on a new device and a strange network.</summary>
internal sealed class CredentialChangedInStrangeVisit() : Signal(new()
{
    Id = "credentialChangedInStrangeVisit",
    Name = "Credential changed in a strange visit",
    Definition = "A password, user name or token is changed in a session on a new device and a strange network.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Ask the customer.",
    Family = EvidenceFamily.Credentials,
    Weight = 0.3m,
    Reads = EventSet.Of(EventType.CredentialChanged),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var strange = scene.OnNewDevice
            && (scene.Visit.StrangeNetwork || scene.Session.Has(SessionTraits.NewNetwork));
        if (strange && scene.Event.Data is CredentialChanged
            {
                What: CredentialKind.Password or CredentialKind.Username or CredentialKind.ApiToken,
            })
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) =>
        "A credential was changed on a new device and a strange network";
}
