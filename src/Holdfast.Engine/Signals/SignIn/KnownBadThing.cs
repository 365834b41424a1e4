using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The device, caller or payee was named as a thief's by a customer or the firm within the last ninety days.
/// </summary>
internal sealed class KnownBadThing() : Signal(new()
{
    Id = "disownedThing",
    Sheet = ["ATO-72"],
    Name = "Named as a thief's",
    Definition =
        "The device, caller or payee was named as a thief's by a customer or the firm within the last "
        + "ninety days.",
    Source = "FINRA Regulatory Notice 21-18: share indicators; regulation sheet ATO-72",
    Review = "Do not act on the instruction; find the other cases with the same indicator.",
    Family = EvidenceFamily.Reports,
    Weight = 4.0m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.TransferRequested, EventType.BankLinked, EventType.SupportContacted,
        EventType.CredentialChanged, EventType.ContactChanged),
    AtVisitStart = true,
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.OpenIncident | RecommendedActions.EscalateToSupervisor;

    internal override void Weigh(Scene scene, Findings findings)
    {
        var memory = scene.Limit(PolicyLimits.DisownedMemory);
        var thing = scene.Event.Data switch
        {
            TransferRequested { Destination: { } destination } => destination.Token,
            BankLinked linked => linked.Destination,
            SupportContacted contacted => contacted.Caller,
            _ => default,
        };
        if (scene.Now.IsWithin(memory, scene.Crowd.Disowned.Get(thing.Mark).Last))
        {
            findings.Add(this, Fact.Of(FactNames.What, thing));
        }
        else if (scene.Now.IsWithin(memory, scene.Crowd.Disowned.Get(scene.Visit.DeviceMark).Last))
        {
            findings.Add(this, Fact.Of(FactNames.Device, scene.Event.Device!.Id));
        }
    }

    internal override string Sentence(Facts facts) => "A device, number or payee that was named as a thief's";
}
