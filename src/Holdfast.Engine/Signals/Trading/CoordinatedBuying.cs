using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Trading;

/// <summary>
/// At least three unrelated accounts buy one thinly traded security within a day, two of them in strange
/// visits; the third is stopped because of the first two.
/// </summary>
internal sealed class CoordinatedBuying() : Signal(new()
{
    Id = "coordinatedBuying",
    Sheet = ["ATO-49"],
    Name = "Strangers buy one thin stock together",
    Definition =
        "At least three unrelated accounts buy one thinly traded security within a day, two of them in "
        + "strange visits; the third is stopped because of the first two.",
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
            var counts = buy.Account != 0 && buy.Account != account.Number + 1 && !account.Household.Contains(buy.Account - 1)
                && scene.Now.IsWithin(scene.Limit(PolicyLimits.TogetherWindow), buy.At);
            if (counts)
            {
                others++;
                strange += buy.Suspicion >= 2000 ? 1 : 0;
                volume += buy.VolumeShare;
            }
        }

        // News brings calm buyers in numbers; a pump brings strange visits.
        var here = scene.Session.Suspicion >= 1000 ? 1 : 0;
        if (strange + here >= 2 && others + 1 >= scene.Limit(PolicyLimits.TogetherAccounts) - 1 && strange * 3 >= others - strange)
        {
            var part = Math.Min(1500, (strange >= 2 ? 1000 : 600) + (here * 200) + ((strange - 2) * 100));
            findings.AddPart(this, part, Fact.Of(FactNames.Symbol, order.Request.Symbol), Fact.Of(FactNames.Others, others),
                Fact.Of(FactNames.Visits, strange), Fact.OfShare(FactNames.ShareOfVolume, Math.Min(volume, 1_000_000)));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Count(facts.Of(FactNames.Others).Number, "other account")} bought {facts.Of(FactNames.Symbol).Text} within a day, {facts.Of(FactNames.Visits).Number} of them in strange visits";
}
