using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// Options, over-the-counter trading, crypto, extended hours or margin were switched on within a day and are
/// used, on a new device or after a change of contact data.
/// </summary>
internal sealed class NewProductThenUse() : Signal(new()
{
    Id = "newProductThenUse",
    Sheet = ["ATO-53"],
    Name = "New product, used at once",
    Definition =
        "Options, over-the-counter trading, crypto, extended hours or margin were switched on within a "
        + "day and are used, on a new device or after a change of contact data.",
    Source = "FINRA Regulatory Notice 20-32",
    Review = "Ask the customer about the new product.",
    Family = EvidenceFamily.Trading,
    Weight = 1.6m,
    Reads = EventSet.Of(EventType.OrderPlaced),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var enabled = scene.Order.Request.Venue switch
        {
            Venue.Option => scene.SinceAccount(Happening.OptionsEnabled),
            Venue.Otc => scene.SinceAccount(Happening.OtcEnabled),
            Venue.Crypto => scene.SinceAccount(Happening.CryptoEnabled),
            _ => Math.Min(scene.SinceAccount(Happening.MarginEnabled), scene.SinceAccount(Happening.ExtendedHoursEnabled)),
        };
        var contact = Math.Min(scene.SinceCustomer(Happening.EmailChanged), scene.SinceCustomer(Happening.PhoneChanged));
        if (enabled >= 0 && enabled <= scene.Limit(PolicyLimits.NewProductWindow)
            && (scene.Session.Has(SessionTraits.NewDevice) || (contact >= 0 && contact <= scene.Limit(PolicyLimits.ContactCooling))))
        {
            findings.Add(this, Fact.OfSeconds(FactNames.Within, enabled));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"A product switched on {Plain.Span(facts.Of(FactNames.Within).Number)} before is used at once";
}
