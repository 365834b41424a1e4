using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// An option order of an account that did not trade options before, within ten days of a change of e-mail or telephone,
/// or on a device that is new or came in by a strange visit.
/// </summary>
internal sealed class FirstOptionAfterContactChange() : Signal(new()
{
    Id = "firstOptionAfterContactChange",
    Name = "First option after a change of contact",
    Definition =
        "An option order, where the first was less than a day ago if there was one, within ten days of a change of "
        + "e-mail or telephone, or on a device that is new or, which weighs more, came in by a strange visit.",
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
        if (scene.Order is not { Request.Venue: Venue.Option, KnownVenue: false } order)
        {
            return;
        }

        var changed = scene.Lately(Happening.EmailChanged, PolicyLimits.ContactCooling)
            || scene.Lately(Happening.PhoneChanged, PolicyLimits.ContactCooling);
        // A device that came in by a strange visit is not trusted because it is back the next day.
        var doubtful = scene.Visit.InDoubt;
        if (doubtful || changed || scene.OnNewDevice)
        {
            findings.AddPart(
                this, doubtful ? 2500 : 1000,
                Fact.Of(FactNames.Symbol, order.Request.Symbol),
                Fact.Of(FactNames.What, doubtful ? "doubt" : changed ? "contact" : "device"));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.What).Word switch
    {
        "contact" => "Options are new to this account, and contact data were changed shortly before",
        "device" => "Options are new to this account, and so is the device",
        _ => "Options are new to this account, and the device came in by a strange visit",
    };
}
