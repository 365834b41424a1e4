using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The visit was proven by a passkey, which cannot be phished, and no second factor was changed in the last ten days;
/// silent while a new payee is paid under a remote-control tool or during a telephone call.
/// </summary>
internal sealed class PasskeySignIn() : Signal(new()
{
    Id = "passkeySignIn",
    Name = "Signed in with a passkey",
    Definition =
        "The visit was proven by a passkey, which cannot be phished, and no second factor was changed in the "
        + "last ten days; silent while a new payee is paid under a remote-control tool or during a telephone "
        + "call.",
    Source = "NIST SP 800-63B: phishing-resistant authentication",
    Review = "Nothing: it speaks for the customer, except where the passkey was added lately.",
    Family = EvidenceFamily.Credentials,
    Weight = -2.1m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.CredentialChanged, EventType.ContactChanged,
        EventType.DeliveryChanged, EventType.BankLinked, EventType.TransferRequested,
        EventType.OrderPlaced),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var proven = scene.Session.Has(SessionTraits.Passkey)
            || (scene.Event.Data is LoginSucceeded login && SignInLearning.IsByPasskey(login));
        if (proven && !scene.Coached
            && scene.SinceCustomer(Happening.SecondFactorChanged) > scene.Limit(PolicyLimits.ContactCooling))
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "Signed in with a passkey, which cannot be phished";
}
