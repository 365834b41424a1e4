using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>A credential is reset by telephone or by an employee.</summary>
internal sealed class ResetByPhone() : Signal(new()
{
    Id = "resetByPhone",
    Name = "Reset by telephone",
    Definition = "A credential is reset by telephone or by an employee.",
    Source = "In re Voya Financial Advisors (2018); MGM-style help-desk fraud",
    Review = "Look how the caller was authenticated; call back.",
    Family = EvidenceFamily.Credentials,
    Weight = 0.05m,
    Reads = EventSet.Of(EventType.CredentialChanged),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is CredentialChanged { How: var how }
            && how is CredentialChangeWay.CallCenter or CredentialChangeWay.Employee)
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "A credential was reset by telephone or by an employee";
}
