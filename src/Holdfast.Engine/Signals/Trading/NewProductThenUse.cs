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
        "Options, over-the-counter trading or crypto were switched on within a day and are used, or extended hours or "
        + "margin were and there is an order of another kind, on a new device or within ten days of a change of "
        + "e-mail or telephone.",
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
            // An order does not tell whether it is made on margin or outside the hours, so any counts.
            _ => Scene.YoungerOf(
                scene.SinceAccount(Happening.MarginEnabled), scene.SinceAccount(Happening.ExtendedHoursEnabled)),
        };
        var strange = scene.OnNewDevice
            || scene.Lately(Happening.EmailChanged, PolicyLimits.ContactCooling)
            || scene.Lately(Happening.PhoneChanged, PolicyLimits.ContactCooling);
        if (strange && enabled >= 0 && enabled <= scene.Limit(PolicyLimits.NewProductWindow))
        {
            findings.Add(this, Fact.OfSeconds(FactNames.Within, enabled));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"A product switched on {Plain.Span(facts.Of(FactNames.Within).Number)} before is used at once";
}
