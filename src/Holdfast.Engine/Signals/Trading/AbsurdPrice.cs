using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// The limit is far through the market, against the account: at least 8 % in a thinly traded security or an option, at
/// least 10 % in any other.
/// </summary>
internal sealed class AbsurdPrice() : Signal(new()
{
    Id = "absurdPrice",
    Sheet = ["ATO-51"],
    Name = "Absurd price",
    Definition =
        "The limit is at least 8 % through the market, against the account, in a thinly traded security or an option; "
        + "in any other at least 10 %; it weighs more from 20 % on.",
    Source = "FINRA Regulatory Notice 20-32; US v. Murmylyuk (D.N.J. 2012)",
    Review = "Block; look who was on the other side.",
    Family = EvidenceFamily.Trading,
    Weight = 1.8m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
})
{
    /// <summary>In thousandths: from where a liquid security is meant too, and from where it weighs more.</summary>
    private const int LiquidGap = 100, GrossGap = 200;

    internal override void Weigh(Scene scene, Findings findings)
    {
        var order = scene.Order;
        if (order.PriceGap is not { } gap || gap < scene.Limit(PolicyLimits.PriceGap))
        {
            return;
        }

        if (order.Thin || order.Request.Venue is Venue.Option || gap >= LiquidGap)
        {
            findings.AddPart(
                this, gap >= GrossGap ? 1500 : 1000,
                Fact.Of(FactNames.Symbol, order.Request.Symbol), Fact.OfShare(FactNames.Share, gap));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The limit is {Plain.Percent(facts.Of(FactNames.Share).Number)} worse than the market";
}
