using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>The new e-mail, telephone or address is also that of other customers of other households.</summary>
internal sealed class ContactOfStrangers() : Signal(new()
{
    Id = "contactOfStrangers",
    Name = "Contact of several strangers",
    Definition = "The new e-mail, telephone or address is also that of other customers of other households.",
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
        if (scene is { Customer: { } customer, Event.Data: ContactChanged { New: { IsAbsent: false } contact, What: ContactKind.Email or ContactKind.Phone } })
        {
            var others = scene.Crowd.OthersWith(SharedKind.Contact, contact.Mark, 180 * Stamp.Day, scene.Now, customer.Number, default);
            if (others > 0)
            {
                findings.Add(this, Fact.Of(FactNames.Contact, contact), Fact.Of(FactNames.Others, others));
            }
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The new contact is also that of {Plain.Count(facts.Of(FactNames.Others).Number, "other customer")}";
}
