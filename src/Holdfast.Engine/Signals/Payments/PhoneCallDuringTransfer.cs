using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// A telephone call was going on in the session in which a new payee is paid or a bank linked.
/// </summary>
internal sealed class PhoneCallDuringTransfer() : Signal(new()
{
    Id = "phoneCallDuringTransfer",
    Sheet = ["ATO-59"],
    Name = "On the telephone while paying",
    Definition = "A telephone call was going on in the session in which a new payee is paid or a bank linked.",
    Source = "FBI and FINRA warnings of coached transfers",
    Review = "Warn the customer on the page; call them: who was on the line?",
    Family = EvidenceFamily.Behavior,
    Weight = 2.5m,
    Reads = EventSet.Of(EventType.TransferRequested, EventType.BankLinked),
    Carry = Carry.Weeks,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.CallBack;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Session.Has(SessionTraits.PhoneCall) && (scene.Transfer.NewPayee || scene.Event.Data is BankLinked))
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Session.CallSince));
        }
    }

    internal override string Sentence(Facts facts) =>
        "A telephone call was going on while a new payee was set up or paid";
}
