using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// Unrelated accounts buy one thinly traded security within a day, at least two of them in strange visits; the next is
/// stopped because of the ones before.
/// </summary>
internal sealed class CoordinatedBuying() : Signal(new()
{
    Id = "coordinatedBuying",
    Sheet = ["ATO-49"],
    Name = "Strangers buy one thin stock together",
    Definition =
        "Unrelated accounts buy one thinly traded security within a day, at least two of them (this one may be one) "
        + "in strange visits, and no more than three calm ones to each strange one; not where the account deals in "
        + "this security and in thin stocks anyway.",
    Source =
        "FINRA Regulatory Notice 20-32; 2025 and 2026 oversight reports; SEC complaint of August 2022 "
        + "(N.D. Ga.)",
    Review = "Block new positions in the security firm-wide; lock the accounts; tell market surveillance.",
    Family = EvidenceFamily.Crowd,
    Weight = 1.55m,
    Reads = EventSet.Of(EventType.OrderPlaced),
    Carry = Carry.Visit,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.OpenIncident | RecommendedActions.EscalateToSupervisor;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Order is not { Thin: true, Opens: true } order || scene.Account is not { } account)
        {
            return;
        }

        var watch = scene.Crowd.Symbols.Get(order.Symbol);
        if (watch.Key.IsNone || (order.KnownSymbol && order.ThinTrader))
        {
            return;
        }

        int others = 0, strange = 0, volume = order.VolumeShare ?? 0;
        foreach (ref readonly var buy in watch.Recent)
        {
            if (buy.IsBy(account) || !scene.Now.IsWithin(scene.Limit(PolicyLimits.TogetherWindow), buy.At))
            {
                continue;
            }

            others++;
            strange += buy.Suspicion >= ThinBuy.Strange ? 1 : 0;
            volume += buy.VolumeShare;
        }

        // News brings calm buyers in numbers; a pump brings strange visits.
        var here = scene.Session.Suspicion >= ThinBuy.Suspicious ? 1 : 0;
        var together = others + 1 >= scene.Limit(PolicyLimits.TogetherAccounts);
        if (together && strange + here >= 2 && strange * 3 >= others - strange)
        {
            var part = Math.Min(1500, (strange >= 2 ? 1000 : 600) + (here * 200) + ((strange - 2) * 100));
            findings.AddPart(
                this, part,
                Fact.Of(FactNames.Symbol, order.Request.Symbol), Fact.Of(FactNames.Others, others),
                Fact.Of(FactNames.Visits, strange),
                Fact.OfShare(FactNames.ShareOfVolume, Math.Min(volume, 1_000_000)));
        }
    }

    internal override string Sentence(Facts facts)
    {
        var (others, strange) = (facts.Of(FactNames.Others).Number, facts.Of(FactNames.Visits).Number);
        var bought = $"{Plain.Count(others, "other account")} bought {facts.Of(FactNames.Symbol).Text} within a day";
        return (others, strange) switch
        {
            (1, 1) => $"{bought}, in a strange visit",
            (2, 2) => $"{bought}, both in strange visits",
            _ when others == strange => $"{bought}, all of them in strange visits",
            (_, 1) => $"{bought}, one of them in a strange visit",
            _ => $"{bought}, {strange} of them in strange visits",
        };
    }
}
