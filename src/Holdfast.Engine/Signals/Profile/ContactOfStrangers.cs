using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>The new e-mail or telephone is also that of customers of other households.</summary>
internal sealed class ContactOfStrangers() : Signal(new()
{
    Id = "contactOfStrangers",
    Name = "Contact of several strangers",
    Definition =
        "The new e-mail or telephone is also that of customers of other households, by a change or an opening within "
        + "180 days.",
    Source = "FINRA Regulatory Notice 21-18; SID-15",
    Review = "Look at the other customers.",
    Family = EvidenceFamily.Contact,
    Weight = 2.2m,
    Reads = EventSet.Of(EventType.ContactChanged),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is not { Customer: { } customer, Event.Data: ContactChanged { New.IsAbsent: false } changed }
            || changed.What is not (ContactKind.Email or ContactKind.Phone))
        {
            return;
        }

        var household = scene.HouseholdOf(customer);
        var others = scene.Crowd.OthersWith(
            SharedKind.Contact, changed.New.Mark, 180 * Stamp.Day, scene.Now, customer.Number, household);
        if (others > 0)
        {
            findings.Add(this, Fact.Of(FactNames.Contact, changed.New), Fact.Of(FactNames.Others, others));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The new contact is also that of {Plain.Count(facts.Of(FactNames.Others).Number, "other customer")}";
}
