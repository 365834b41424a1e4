using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>At least three wrong micro-entry amounts within a day; the second wrong one weighs half.</summary>
internal sealed class MicroEntryProbing() : Signal(new()
{
    Id = "microEntryProbing",
    Sheet = ["ATO-39"],
    Name = "Micro-entries guessed",
    Definition = "At least three wrong micro-entry amounts within a day; the second wrong one weighs half.",
    Source = "Nacha rules on micro-entries, 16 September 2022",
    Review = "Block the link.",
    Family = EvidenceFamily.Payee,
    Weight = 3.2m,
    Reads = EventSet.Of(EventType.MicroEntryAttempted),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Customer is not { } customer
            || scene.Event.Data is not MicroEntryAttempted { Outcome: MicroEntryOutcome.Mismatch })
        {
            return;
        }

        var misses = customer.MicroEntryMisses.Within(Stamp.Day, scene.Now) + 1;
        var many = scene.Limit(PolicyLimits.MicroEntryMisses);
        if (misses >= many - 1)
        {
            findings.AddPart(this, misses >= many ? 1000 : 500, Fact.Of(FactNames.Failures, misses));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Count(facts.Of(FactNames.Failures).Number, "wrong micro-entry amount")} within a day";
}
