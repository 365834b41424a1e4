using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// A new device and a password reset, both within a day before the first wire to a third party.
/// </summary>
internal sealed class NewDeviceAndResetThenWire() : Signal(new()
{
    Id = "newDeviceAndResetThenWire",
    Sheet = ["ATO-27"],
    Name = "New device and reset, then a wire",
    Definition = "A new device and a password reset, both within a day before the first wire to a third party.",
    Source = "Regulation sheet ATO-27; FINRA Rule 3110(c)(2)",
    Review = "Hold; call the customer at a number on file from before; second approver.",
    Family = EvidenceFamily.Credentials,
    Weight = 1.15m,
    Reads = EventSet.Of(EventType.TransferRequested),
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.CallBack | RecommendedActions.EscalateToSupervisor;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.OnNewDevice && scene.Transfer is { NewPayee: true, ThirdParty: true, Request.Rail: Rail.Wire }
            && (scene.Lately(Happening.PasswordForgotten, PolicyLimits.ResetWindow)
                || scene.Lately(Happening.PasswordResetByPhone, PolicyLimits.ResetWindow)))
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) =>
        "A new device and a password reset within a day before the first wire to this third party";
}
