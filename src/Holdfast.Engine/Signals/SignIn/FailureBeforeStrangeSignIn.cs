using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// One to four failed sign-ins in the last half hour, then one that succeeds from a new device on a strange
/// network.
/// </summary>
internal sealed class FailureBeforeStrangeSignIn() : Signal(new()
{
    Id = "failureBeforeStrangeSignIn",
    Name = "A failure, then a strange sign-in",
    Definition =
        "One to four failed sign-ins in the last half hour, then one that succeeds from a new device on a "
        + "strange network.",
    Source = "Passwords tried one by one; SEC risk alert of 15 September 2020",
    Review = "Look whether the failed attempt came from elsewhere.",
    Family = EvidenceFamily.Credentials,
    Weight = 0.3m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { Customer: { } customer, Visit: { HasHistory: true, StrangeDevice: true, StrangeNetwork: true } }
            && customer.Failures.Within(scene.Limit(PolicyLimits.FailuresWindow), scene.Now) is var failures
            && failures > 0 && failures < scene.Limit(PolicyLimits.FailuresBefore))
        {
            findings.Add(this, Fact.Of(FactNames.Failures, failures));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Count(facts.Of(FactNames.Failures).Number, "failed attempt")} just before, "
        + "then a success from a new device on a strange network";
}
