using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// The payee or bank account is also linked to, or paid from, other accounts of other households within 180
/// days, and is no biller.
/// </summary>
internal sealed class PayeeOfStrangers() : Signal(new()
{
    Id = "payeeOfStrangers",
    Sheet = ["ATO-36"],
    Name = "Payee of several strangers",
    Definition =
        "The payee or bank account is also linked to, or paid from, other accounts of other households "
        + "within 180 days, and is no biller.",
    Source = "FINRA Regulatory Notice 09-64: several customers to one payee",
    Review = "Look at the other accounts; a payee of strangers may be a mule.",
    Family = EvidenceFamily.Payee,
    Weight = 2.0m,
    Reads = EventSet.Of(EventType.TransferRequested, EventType.BankLinked),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var token = scene.Event.Data switch
        {
            TransferRequested { Direction: TransferDirection.Out, Destination: { Kind: not DestinationKind.AddressOfRecord } destination } => destination.Token,
            BankLinked linked => linked.Destination,
            _ => default,
        };
        if (token.IsAbsent || scene.Account is not { } account)
        {
            return;
        }

        var shared = scene.Crowd.Shared.Get(Crowd.KeyOf(SharedKind.Payee, token.Mark));
        var others = shared.OthersWithin(scene.Limit(PolicyLimits.SharedPayeeMemory), scene.Now, account.Number, account.Household);
        if (others > 0 && shared.Ever < scene.Limit(PolicyLimits.PopularPayee) && account.GetPayee(token.Mark).Releases < 2)
        {
            var part = others >= scene.Limit(PolicyLimits.SharedPayeeAccounts) ? 1000 : 500;
            findings.AddPart(this, part, Fact.Of(FactNames.Destination, token), Fact.Of(FactNames.Others, others));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The payee also belongs to {Plain.Count(facts.Of(FactNames.Others).Number, "unrelated account")}";
}
