using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>A journal to an account of the same household.</summary>
internal sealed class HouseholdTransfer() : Signal(new()
{
    Id = "householdTransfer",
    Name = "Within the household",
    Definition = "A journal to an account of the same household.",
    Source = "Regulation sheet section 6.7",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Payee,
    Weight = -1.5m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Out: true, Request: { Rail: Rail.Journal, Destination: { Kind: DestinationKind.ThirdPartyAccount or DestinationKind.OwnBank } destination } }
            && scene.Account is { Household.Count: > 0 } account
            && scene.Crowd.Shared.Get(Crowd.KeyOf(SharedKind.Payee, destination.Token.Mark)).OthersWithin(long.MaxValue, scene.Now, account.Number, account.Household) == 0)
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "Money stays within the household";
}
