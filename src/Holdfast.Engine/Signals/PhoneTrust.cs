using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals;

/// <summary>Whether a customer's telephone may be relied on.</summary>
internal static class PhoneTrust
{
    /// <summary>
    /// How long ago the SIM or carrier changed, where that is recent and the event relies on the telephone; else null.
    /// </summary>
    public static long? AgeOfChange(Scene scene, CustomerKnowledge customer, out Stamp changed)
    {
        var told = scene.Event.Data as TelecomChecked;
        var sim = told?.SimChangedAt is { } fresh ? Stamp.Of(fresh) : customer.SimChangedAt;
        var ported = told?.PortedAt is { } move ? Stamp.Of(move) : customer.PortedAt;
        changed = Stamp.Later(sim, ported);
        var age = scene.Now.Since(changed);
        var relied = told is not null || scene.Event.Data is
            LoginSucceeded { Mfa: MfaMethod.Sms or MfaMethod.Voice }
            or MfaChallenged { Method: MfaMethod.Sms or MfaMethod.Voice }
            or TransferRequested { Direction: TransferDirection.Out }
            or CredentialChanged { How: CredentialChangeWay.Forgotten };
        return relied && age >= 0 && age <= scene.Limit(PolicyLimits.SimRecent) ? age : null;
    }
}
