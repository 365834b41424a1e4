using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>A journal to another account of the same customer or household.</summary>
internal sealed class HouseholdTransfer() : Signal(new()
{
    Id = "householdTransfer",
    Name = "Within the household",
    Definition = "A journal to another account of the same customer or household.",
    Source = "Regulation sheet section 6.7",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Payee,
    Weight = -1.5m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Out: true, WithinHousehold: true, Request.Rail: Rail.Journal })
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "Money stays within the household";
}
