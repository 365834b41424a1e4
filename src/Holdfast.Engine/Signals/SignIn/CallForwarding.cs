using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The carrier says that calls to the customer's number are forwarded, or said so within the last seven days and a
/// sign-in by a code to it or money out relies on it.
/// </summary>
internal sealed class CallForwarding() : Signal(new()
{
    Id = "callForwarding",
    Sheet = ["ATO-25"],
    Name = "Calls are forwarded",
    Definition =
        "The carrier says that calls to the customer's number are forwarded, or said so within the last seven "
        + "days and a sign-in by a code to it or money out relies on it.",
    Source = "FINRA Regulatory Notice 12-05: verify with the customer, not with whoever answers",
    Review = "Call another number on file.",
    Family = EvidenceFamily.Credentials,
    Weight = 1.6m,
    Reads = EventSet.Of(EventType.LoginSucceeded, EventType.TransferRequested, EventType.TelecomChecked),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var told = scene.Event.Data is TelecomChecked { Forwarding: true };
        var relied = scene.Event.Data is LoginSucceeded { Mfa: MfaMethod.Voice or MfaMethod.Sms }
            or TransferRequested { Direction: TransferDirection.Out };
        if (told || (relied && scene.Lately(Happening.ForwardingSeen, PolicyLimits.SimRecent)))
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "Calls to the customer's number are forwarded to another";
}
