using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// A caller whose number was never seen with this customer asks about access, contact data, limits or
/// transfers.
/// </summary>
internal sealed class UnknownCaller() : Signal(new()
{
    Id = "unknownCaller",
    Name = "Unknown caller asks for access",
    Definition =
        "A caller whose number was never seen with this customer asks about access, contact data, limits "
        + "or transfers.",
    Source = "FINRA Regulatory Notice 12-05; Bartnett v. Abbott Laboratories (N.D. Ill. 2020)",
    Review = "Hang up and call a number on file.",
    Family = EvidenceFamily.Contact,
    Weight = 1.3m,
    Reads = EventSet.Of(EventType.SupportContacted),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { Customer: { } customer, Event.Data: SupportContacted { Caller.IsAbsent: false } contacted }
            && contacted.Topic is not (SupportTopic.Other or SupportTopic.NotGiven)
            && !customer.KnowsNumber(contacted.Caller))
        {
            findings.Add(this, Fact.Of(FactNames.Contact, contacted.Caller));
        }
    }

    internal override string Sentence(Facts facts) => "A caller whose number was never seen with this customer";
}
