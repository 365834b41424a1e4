using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Half of the account, or where its worth is not told an amount that the firm reviews, goes to a payee that is new and
/// not proven to be the customer, over a residential proxy, a hosting network or Tor that the customer is not used to.
/// On the customer's own device too: a stolen cookie or a program on their machine looks like that.
/// </summary>
internal sealed class LargePaymentFromHiddenOrigin() : Signal(new()
{
    Id = "largePaymentFromHiddenOrigin",
    Sheet = ["ATO-13", "ATO-42"],
    Name = "Large payment from a hidden origin",
    Definition =
        "Half of the account, or where its worth is not told an amount that the firm reviews, goes to a payee that is "
        + "new and not proven to be the customer, over a residential proxy, a hosting network or Tor that the "
        + "customer is not used to; on the customer's own device too.",
    Source = "FINRA Regulatory Notice 21-18: look at sign-ins and transfers together; regulation sheet section 2",
    Review = "Call the customer at a number on file from before; ask whether they use a privacy service.",
    Family = EvidenceFamily.Network,
    Weight = 2.0m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is
            {
                Transfer: { Large: true, VerifiedOwnBank: false } transfer,
                Visit.StrangeAnonymizer: Anonymizer.ResidentialProxy or Anonymizer.Hosting or Anonymizer.Tor,
            })
        {
            findings.Add(
                this,
                Fact.Of(FactNames.Amount, transfer.Request.Amount),
                Fact.Of(FactNames.Network, scene.Event.Network!));
        }
    }

    internal override string Sentence(Facts facts) =>
        "A large payment to a payee that is new, over a connection that hides where it comes from";
}
