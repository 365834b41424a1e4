using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Half of the account, or where its worth is not told an amount that the firm reviews, goes to a new bank account that
/// was linked within ten days in a visit that began on a new device and a strange network, and of which it is not
/// proven that it is the customer's; not half of that where only the device was new.
/// </summary>
internal sealed class PayoutToBankLinkedInStrangeVisit() : Signal(new()
{
    Id = "payoutToBankLinkedInStrangeVisit",
    Sheet = ["ATO-37", "ATO-41"],
    Name = "Payout to a bank linked in a strange visit",
    Definition =
        "Half of the account, or where its worth is not told an amount that the firm reviews, goes to a new bank "
        + "account that was linked within ten days in a visit that began on a new device and a strange network, "
        + "and of which it is not proven that it is the customer's; not half of that where only the device was new.",
    Source = "FINRA Regulatory Notice 21-18: a new bank link before a withdrawal; Regulatory Notice 20-13",
    Review = "Ask the customer at a contact on file from before whether the bank account is theirs.",
    Family = EvidenceFamily.Behavior,
    Weight = 3.0m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    /// <summary>Thousandths of the weight where only the device was new: new telephones bring new banks.</summary>
    private const int PartOfNewDevice = 450;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Large: true, VerifiedOwnBank: false, Payee: { LinkVisit: > LinkVisit.Ordinary } payee }
            && scene.Now.Since(payee.LinkedAt) is >= 0 and var age && age <= scene.Limit(PolicyLimits.ContactCooling))
        {
            findings.AddPart(
                this,
                payee.LinkVisit is LinkVisit.Strange ? 1000 : PartOfNewDevice,
                Fact.Of(FactNames.Since, payee.LinkedAt),
                Fact.OfSeconds(FactNames.Within, age));
        }
    }

    internal override string Sentence(Facts facts) =>
        "A large payment to a bank account that was linked "
        + $"{Plain.Span(facts.Of(FactNames.Within).Number)} before, in a strange visit";
}
