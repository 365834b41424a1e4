using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// The payee or bank account was also linked to, or asked to be paid from, other accounts of other
/// households within 180 days, and was not yet paid twice from this account; one other account weighs half. Silent
/// for a biller: a payee that a dozen accounts or more pay over two months.
/// </summary>
internal sealed class PayeeOfStrangers() : Signal(new()
{
    Id = "payeeOfStrangers",
    Sheet = ["ATO-36"],
    Name = "Payee of several strangers",
    Definition =
        "The payee or bank account was also linked to, or asked to be paid from, other accounts of other"
        + " households within 180 days, and was not yet paid twice from this account; one other account weighs "
        + "half. Silent for a biller: a payee that a dozen accounts or more pay over two months.",
    Source = "FINRA Regulatory Notice 09-64: several customers to one payee",
    Review = "Look at the other accounts; a payee of strangers may be a mule.",
    Family = EvidenceFamily.Payee,
    Weight = 1.9m,
    Reads = EventSet.Of(EventType.TransferRequested, EventType.BankLinked),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var token = scene.Event.Data switch
        {
            TransferRequested { Destination: { Kind: not DestinationKind.AddressOfRecord } destination }
                when scene.Transfer.Out => destination.Token,
            BankLinked linked => linked.Destination,
            _ => default,
        };
        if (token.IsAbsent || scene.Account is not { } account || account.GetPayee(token.Mark).Releases >= 2)
        {
            return;
        }

        var memory = scene.Limit(PolicyLimits.SharedPayeeMemory);
        var shared = scene.Crowd.Shared.Get(Crowd.KeyOf(SharedKind.Payee, token.Mark));
        var others = shared.OthersWithin(memory, scene.Now, account.Number, account.Household);
        if (others > 0 && !scene.IsBiller(shared))
        {
            var part = others >= scene.Limit(PolicyLimits.SharedPayeeAccounts) ? 1000 : 500;
            findings.AddPart(this, part, Fact.Of(FactNames.Destination, token), Fact.Of(FactNames.Others, others));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The payee was also linked to or paid from "
        + Plain.Count(facts.Of(FactNames.Others).Number, "unrelated account");
}
