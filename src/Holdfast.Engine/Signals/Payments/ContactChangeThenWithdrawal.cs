using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// E-mail or telephone changed within ten days before money goes to a new payee, or the address within
/// thirty days before a cheque to a new payee or to the address of record.
/// </summary>
internal sealed class ContactChangeThenWithdrawal() : Signal(new()
{
    Id = "contactChangeThenWithdrawal",
    Sheet = ["ATO-29"],
    Name = "Contact changed, then money out",
    Definition =
        "E-mail or telephone changed within ten days before money goes to a new payee, or the address "
        + "within thirty days before a cheque to a new payee or to the address of record.",
    Source = "SID-19; FINRA Rule 3110(c)(2); SEA Rule 17a-3(a)(17)",
    Review = "Confirm at the contact that was on file before the change.",
    Family = EvidenceFamily.Contact,
    Weight = 0.9m,
    Reads = EventSet.Of(EventType.TransferRequested),
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.NotifyPriorContact;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (!scene.Transfer.Out)
        {
            return;
        }

        var request = scene.Transfer.Request;
        var toAddressOfRecord = request.Destination?.Kind is DestinationKind.AddressOfRecord;
        var check = request.Rail is Rail.Check || toAddressOfRecord;
        var newPayee = scene.Transfer.NewPayee && !toAddressOfRecord;
        var contact = Scene.YoungerOf(
            scene.SinceCustomer(Happening.EmailChanged), scene.SinceCustomer(Happening.PhoneChanged));
        var address = scene.SinceCustomer(Happening.AddressChanged);
        if (newPayee && contact >= 0 && contact <= scene.Limit(PolicyLimits.ContactCooling))
        {
            findings.Add(this, Fact.OfSeconds(FactNames.Within, contact));
        }
        else if (check && (newPayee || toAddressOfRecord)
            && address >= 0 && address <= scene.Limit(PolicyLimits.AddressCooling))
        {
            findings.Add(this, Fact.OfSeconds(FactNames.Within, address));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"Contact data changed {Plain.Span(facts.Of(FactNames.Within).Number)} before money goes out";
}
