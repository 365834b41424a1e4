using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in on a new device: it was proven by a second factor that this customer never used before.
/// </summary>
internal sealed class FactorNeverUsed() : Signal(new()
{
    Id = "factorNeverUsed",
    Name = "Second factor never used before",
    Definition =
        "At a sign-in on a new device: it was proven by a second factor that this customer, who has signed in at "
        + "least twice before, never used.",
    Source = "FINRA Regulatory Notice 21-18: a thief takes the factor that can be relayed or talked out of a customer",
    Review = "Ask the customer how they usually prove who they are.",
    Family = EvidenceFamily.Credentials,
    Weight = 1.0m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Customer: { } customer, Visit: { StrangeDevice: true, SignIns: >= 2 } }
            && scene.Event.Data is LoginSucceeded login
            && login.Mfa is not (MfaMethod.None or MfaMethod.NotGiven or MfaMethod.Passkey)
            && customer.Familiar.Get(FamiliarKind.SecondFactor, Mark.Of((ulong)login.Mfa)).Count == 0)
        {
            findings.Add(this, Fact.Of(FactNames.What, ContractWords.MfaMethod.Of(login.Mfa)));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"Proven by {facts.Of(FactNames.What).Word}, which this customer never used before, on a new device";
}
