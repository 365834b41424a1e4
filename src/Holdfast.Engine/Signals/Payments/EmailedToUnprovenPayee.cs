using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Money out on an instruction that came by e-mail or fax, to a new payee whose name was not found to be the
/// owner's, and that no employee or representative has taken in their own name.
/// </summary>
internal sealed class EmailedToUnprovenPayee() : Signal(new()
{
    Id = "emailedToUnprovenPayee",
    Sheet = ["ATO-33"],
    Name = "By e-mail to a payee not proven",
    Definition =
        "Money out on an instruction that came by e-mail or fax, to a new payee whose name was not found to be "
        + "the owner's, and that no employee or representative has taken in their own name.",
    Source = "FINRA Regulatory Notice 12-05; FBI alerts on business e-mail compromise",
    Review = "Carry nothing out before a call to a number on file from before.",
    Family = EvidenceFamily.Instruction,
    Weight = 0.95m,
    Reads = EventSet.Of(EventType.TransferRequested),
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.CallBack;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Emailed: true, NewPayee: true, VerifiedOwnBank: false, Request: var request }
            && request.Destination is not { Kind: DestinationKind.AddressOfRecord }
            && request.Destination is not { OwnerNameMatch: OwnerNameMatch.Match }
            && scene.Event.Actor is not (ActorKind.Representative or ActorKind.Employee))
        {
            findings.Add(this, Fact.Of(FactNames.Amount, request.Amount));
        }
    }

    internal override string Sentence(Facts facts) =>
        "Instructed by e-mail or fax, to a payee that is new and not proven to be the customer";
}
