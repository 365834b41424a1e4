using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// The first wire, instant payment, cheque or crypto transfer of an account that is at least 180 days old.
/// </summary>
internal sealed class FirstUseOfRail() : Signal(new()
{
    Id = "firstUseOfRail",
    Sheet = ["ATO-44"],
    Name = "First use of a rail",
    Definition =
        "The first wire, instant payment, cheque or crypto transfer of an account that is at least 180 "
        + "days old.",
    Source = "FINRA Rule 3110(c)(2)",
    Review = "Ask why not the usual way.",
    Family = EvidenceFamily.Payee,
    Weight = 0.75m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Out: true, Rail.Count: 0, Request.Rail: var rail }
            && rail is Rail.Wire or Rail.Instant or Rail.Check or Rail.Crypto
            && scene.Account is { OpenedAt.IsNever: false } account
            && scene.Now.Since(account.OpenedAt) >= scene.Limit(PolicyLimits.RailAge))
        {
            findings.Add(this, Fact.Of(FactNames.Rail, ContractWords.Rail.Of(rail)));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.Rail).Word switch
    {
        "instant" => "The first instant payment of this account",
        "check" => "The first cheque of this account",
        var rail => $"The first {rail} transfer of this account",
    };
}
