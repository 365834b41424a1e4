using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// At least three bank accounts linked within a week, or a link after two failed verifications.
/// </summary>
internal sealed class BankLinkChurn() : Signal(new()
{
    Id = "bankLinkChurn",
    Sheet = ["ATO-38"],
    Name = "Many bank links",
    Definition = "At least three bank accounts linked within a week, or a link after two failed verifications.",
    Source = "FINRA Regulatory Notice 21-14; Nacha micro-entry rules",
    Review = "Ask which bank account is the customer's.",
    Family = EvidenceFamily.Payee,
    Weight = 1.2m,
    Reads = EventSet.Of(EventType.BankLinked),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Customer is not { } customer)
        {
            return;
        }

        var tries = customer.BankLinkTries.Within(7 * Stamp.Day, scene.Now) + 1;
        var misses = customer.MicroEntryMisses.Within(Stamp.Day, scene.Now);
        if (tries >= scene.Limit(PolicyLimits.LinkChurn) || misses >= 2)
        {
            findings.Add(this, Fact.Of(FactNames.Times, tries), Fact.Of(FactNames.Failures, misses));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Count(facts.Of(FactNames.Times).Number, "bank link")} within a week";
}
