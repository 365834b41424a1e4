using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At least five failed sign-ins in the last half hour, then one that succeeds from a new device.
/// </summary>
internal sealed class FailuresThenNewDevice() : Signal(new()
{
    Id = "failuresThenNewDevice",
    Sheet = ["ATO-06"],
    Name = "Failures, then success on a new device",
    Definition = "At least five failed sign-ins in the last half hour, then one that succeeds from a new device.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Ask the customer whether they mistyped on a new device.",
    Family = EvidenceFamily.Credentials,
    Weight = 1.8m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { Customer: { } customer, Visit.StrangeDevice: true }
            && customer.Failures.Within(scene.Limit(PolicyLimits.FailuresWindow), scene.Now) is var failures
            && failures >= scene.Limit(PolicyLimits.FailuresBefore))
        {
            findings.Add(this, Fact.Of(FactNames.Failures, failures));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Count(facts.Of(FactNames.Failures).Number, "failed attempt")} just before, "
        + "then a success from a new device";
}
