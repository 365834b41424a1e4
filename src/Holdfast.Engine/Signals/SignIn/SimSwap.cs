using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The customer's SIM was changed or the number moved to another carrier within seven days, and a code to the
/// telephone, a sign-in proven by one, a reset or money out follows. Weighs double within 72 hours.
/// </summary>
internal sealed class SimSwap() : Signal(new()
{
    Id = "simSwap",
    Sheet = ["ATO-24"],
    Name = "SIM or carrier changed",
    Definition =
        "The customer's SIM was changed or the number moved to another carrier within seven days, and a "
        + "code to the telephone, a sign-in proven by one, a reset or money out follows. Weighs double "
        + "within 72 hours.",
    Source = "FINRA Regulatory Notice 21-18; FCC rules on SIM change and port-out fraud",
    Review = "Trust no code sent to this number; call another number on file or use another factor.",
    Family = EvidenceFamily.Credentials,
    Weight = 1.5m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.MfaChallenged, EventType.CredentialChanged,
        EventType.TransferRequested, EventType.TelecomChecked),
    Carry = Carry.Days,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.ConfirmOutOfBand;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Customer is not { } customer)
        {
            return;
        }

        var told = scene.Event.Data as TelecomChecked;
        var sim = told?.SimChangedAt is { } fresh ? Stamp.Of(fresh) : customer.SimChangedAt;
        var ported = told?.PortedAt is { } move ? Stamp.Of(move) : customer.PortedAt;
        var changed = Stamp.Later(sim, ported);
        var age = scene.Now.Since(changed);
        var reliesOnPhone = scene.Event.Data switch
        {
            LoginSucceeded login => login.Mfa is MfaMethod.Sms or MfaMethod.Voice,
            MfaChallenged challenge => challenge.Method is MfaMethod.Sms or MfaMethod.Voice,
            TransferRequested transfer => transfer.Direction is TransferDirection.Out,
            CredentialChanged credential => credential.How is CredentialChangeWay.Forgotten,
            _ => told is not null,
        };
        if (reliesOnPhone && age >= 0 && age <= scene.Limit(PolicyLimits.SimRecent))
        {
            findings.AddPart(this, age <= scene.Limit(PolicyLimits.SimHard) ? 2000 : 1000, Fact.Of(FactNames.Since, changed),
                Fact.OfSeconds(FactNames.Within, age));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The SIM or carrier of the customer's telephone changed {Plain.Span(facts.Of(FactNames.Within).Number)} before";
}
