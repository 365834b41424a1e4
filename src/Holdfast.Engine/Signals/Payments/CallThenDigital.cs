using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// A call about access or limits within a day before money goes to a new payee, or before a sign-in on a new
/// device.
/// </summary>
internal sealed class CallThenDigital() : Signal(new()
{
    Id = "callThenDigital",
    Sheet = ["ATO-63"],
    Name = "Call, then online",
    Definition =
        "A call about access or limits within a day before money goes to a new payee, or before a sign-in "
        + "on a new device.",
    Source = "FINRA Regulatory Notice 21-18: unusual requests after contact with the call centre",
    Review = "Listen to the call.",
    Family = EvidenceFamily.Contact,
    Weight = 0.3m,
    Reads = EventSet.Of(EventType.TransferRequested, EventType.LoginSucceeded),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var strangeSignIn = scene.Event.Data is LoginSucceeded
            && scene.Visit is { HasHistory: true, StrangeDevice: true };
        if ((scene.Transfer.NewPayee || strangeSignIn)
            && scene.Lately(Happening.SupportOnAccess, PolicyLimits.SupportWindow))
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Customer!.Moments[Happening.SupportOnAccess]));
        }
    }

    internal override string Sentence(Facts facts) => "A call about access or limits came within a day before";
}
