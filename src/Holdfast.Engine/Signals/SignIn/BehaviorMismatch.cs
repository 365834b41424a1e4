using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// Likeness to the customer's typing or pointing below 20 %, where it is 40 % or more as a rule, against at least ten
/// earlier sessions.
/// </summary>
internal sealed class BehaviorMismatch() : Signal(new()
{
    Id = "behaviorMismatch",
    Sheet = ["ATO-17"],
    Name = "Does not type or point like the customer",
    Definition =
        "Likeness to the customer's typing or pointing below 20 %, where it is 40 % or more as a rule, "
        + "against at least ten earlier sessions.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Weigh it with the rest: injuries and new keyboards happen.",
    Family = EvidenceFamily.Behavior,
    Weight = 1.2m,
    Reads = EventSet.Of(EventType.SessionObserved),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is not { ByCustomer: true, Customer: { } customer, Event.Data: SessionObserved observed }
            || customer.BehaviorSessions < scene.Limit(PolicyLimits.BehaviorSessions))
        {
            return;
        }

        // A score that is always low says that the measure does not fit the customer.
        var low = scene.Limit(PolicyLimits.BehaviorLow);
        var typing = observed.TypingScore < low && customer.TypingMean >= 2 * low;
        var pointing = observed.PointerScore < low && customer.PointerMean >= 2 * low;
        if (typing || pointing)
        {
            var what = typing && pointing ? "typing and pointing" : typing ? "typing" : "pointing";
            findings.AddPart(this, typing && pointing ? 1500 : 1000, Fact.Of(FactNames.What, what));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The way of {facts.Of(FactNames.What).Word} is not this customer's";
}
