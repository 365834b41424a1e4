using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// At a sign-in or the start of a visit: how much likelier this kind of browser and system is in the crowd than with
/// this customer.
/// </summary>
internal sealed class UnfamiliarAgent() : Signal(new()
{
    Id = "unfamiliarAgent",
    Name = "Unfamiliar browser and system",
    Definition =
        "At a sign-in or the start of a visit: how much likelier this kind of browser and system is in the "
        + "crowd than with this customer.",
    Source = "Freeman et al., NDSS 2016",
    Review = "Ask whether the customer has a new device.",
    Family = EvidenceFamily.Device,
    Weight = 0.1m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is
            {
                ByCustomer: true,
                Customer: { } customer,
                Event.Device: { } device,
                Visit: { HasHistory: true, Agent: not AgentStanding.NotTold } visit,
            }
            && Familiarness.OfAgent(scene, customer) is > 0 and var odds)
        {
            findings.AddPart(this, visit.Sure(odds), Fact.Of(FactNames.Browser, device.Browser));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The kind of browser and system is far more usual for others than for this customer";
}
