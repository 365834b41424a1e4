using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// The account's first option order, within ten days of a change of e-mail or telephone, or in a visit on a
/// new device.
/// </summary>
internal sealed class FirstOptionAfterContactChange() : Signal(new()
{
    Id = "firstOptionAfterContactChange",
    Name = "First option after a change of contact",
    Definition =
        "The account's first option order, within ten days of a change of e-mail or telephone, or in a "
        + "visit on a new device.",
    Source = "US v. Murmylyuk (D.N.J. 2012); FINRA Regulatory Notice 20-32",
    Review = "Confirm at the contact that was on file before.",
    Family = EvidenceFamily.Trading,
    Weight = 1.8m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var contact = Math.Min(scene.SinceCustomer(Happening.EmailChanged), scene.SinceCustomer(Happening.PhoneChanged));
        var changed = contact >= 0 && contact <= scene.Limit(PolicyLimits.ContactCooling);
        var doubtful = (scene.Visit.DeviceEntry.Traits & FamiliarTraits.Doubtful) != 0;
        if (scene.Order is { Request.Venue: Venue.Option, KnownVenue: false } order
            && (changed || doubtful || scene.Session.Has(SessionTraits.NewDevice)))
        {
            // A device that came in by a strange visit is not trusted because it is back the next day.
            findings.AddPart(this, doubtful ? 2500 : 1000, Fact.Of(FactNames.Symbol, order.Request.Symbol));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The first option order of this account, soon after a change of contact data or on a new device";
}
