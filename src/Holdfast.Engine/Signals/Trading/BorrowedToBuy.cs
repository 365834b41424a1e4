using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>One order in a visit on a new device is worth as much as the whole account or more.</summary>
internal sealed class BorrowedToBuy() : Signal(new()
{
    Id = "borrowedToBuy",
    Name = "Bought with borrowed money",
    Definition = "One order in a visit on a new device is worth as much as the whole account or more.",
    Source = "SEC v. Marimuthu (D. Neb. 2007): margin used in hijacked accounts",
    Review = "Block the use of margin; call the customer.",
    Family = EvidenceFamily.Trading,
    Weight = 1.4m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { OnNewDevice: true, Order: { Opens: true, EquityShare: { } share } }
            && share >= scene.Limit(PolicyLimits.MarginShare))
        {
            findings.Add(this, Fact.OfShare(FactNames.ShareOfEquity, share));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"An order worth {Plain.Percent(facts.Of(FactNames.ShareOfEquity).Number)} of the account, on a new device";
}
