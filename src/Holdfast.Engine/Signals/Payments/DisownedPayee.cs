using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// The payee or bank account was used in what a customer reported as theft within the last ninety days.
/// </summary>
internal sealed class DisownedPayee() : Signal(new()
{
    Id = "disownedPayee",
    Sheet = ["ATO-72"],
    Name = "Payee named as a thief's",
    Definition =
        "The payee or bank account was used in what a customer reported as theft within the last ninety "
        + "days.",
    Source = "FINRA Regulatory Notice 21-18: share indicators; regulation sheet ATO-72",
    Review = "Do not pay; find the other accounts with the same payee.",
    Family = EvidenceFamily.Reports,
    Weight = 4.0m,
    Reads = EventSet.Of(EventType.TransferRequested, EventType.BankLinked),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.OpenIncident | RecommendedActions.EscalateToSupervisor;

    internal override void Weigh(Scene scene, Findings findings)
    {
        var payee = scene.Event.Data switch
        {
            TransferRequested { Direction: TransferDirection.Out, Destination: { } destination } => destination.Token,
            BankLinked linked => linked.Destination,
            _ => default,
        };
        if (scene.Now.IsWithin(scene.Limit(PolicyLimits.DisownedMemory), scene.Crowd.Disowned.Get(payee.Mark).Last))
        {
            findings.Add(this, Fact.Of(FactNames.Destination, payee));
        }
    }

    internal override string Sentence(Facts facts) => "The payee was used in a reported theft";
}
