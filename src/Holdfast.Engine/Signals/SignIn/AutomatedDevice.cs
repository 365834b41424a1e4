using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>The browser is driven by a program, and it is the customer who is said to act, not an aggregator.</summary>
internal sealed class AutomatedDevice() : Signal(new()
{
    Id = "automatedDevice",
    Sheet = ["ATO-16"],
    Name = "Browser driven by a program",
    Definition = "The browser is driven by a program, and it is the customer who is said to act, not an aggregator.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Look whether the customer has given a program access.",
    Family = EvidenceFamily.Behavior,
    Weight = 1.5m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { ByCustomer: true, Event.Device: { Automation: true } device })
        {
            findings.Add(this, Fact.Of(FactNames.Device, device.Id));
        }
    }

    internal override string Sentence(Facts facts) => "The browser is driven by a program";
}
