using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;

namespace Holdfast.Engine.Policy;

/// <summary>What the firm should do besides the outcome.</summary>
internal static class ActionChoice
{
    public static RecommendedActions For(Scene scene, Findings findings, Outcome outcome)
    {
        var actions = RecommendedActions.None;
        foreach (ref readonly var finding in findings.All)
        {
            if (finding.CarriedSince.IsNever && finding.Signal is IRecommends recommends)
            {
                actions |= recommends.Recommended;
            }
        }

        // account-intrusion.md 6.1: the customer hears of these at the contact that existed before, whatever the score.
        actions |= scene.Event.Type switch
        {
            EventType.ContactChanged or EventType.CredentialChanged or EventType.BankLinked
                or EventType.AuthorityChanged or EventType.FeatureEnabled => RecommendedActions.NotifyPriorContact,
            EventType.LoginSucceeded when scene.Visit is { HasHistory: true, Device: DeviceStanding.New } =>
                RecommendedActions.NotifyPriorContact,
            EventType.TransferRequested when scene.Transfer.Out => RecommendedActions.NotifyPriorContact,
            _ => RecommendedActions.None,
        };

        return outcome is Outcome.Allow ? actions : actions | Beside(scene.Event, outcome);
    }

    private static RecommendedActions Beside(BrokerageEvent @event, Outcome outcome) => @event.Type switch
    {
        EventType.TransferRequested when outcome is Outcome.StepUp =>
            RecommendedActions.NotifyPriorContact | RecommendedActions.ConfirmOutOfBand,
        EventType.TransferRequested when outcome is Outcome.Hold =>
            RecommendedActions.NotifyPriorContact | RecommendedActions.ConfirmOutOfBand | RecommendedActions.CallBack
            | RecommendedActions.RestrictTransfers,
        EventType.TransferRequested =>
            RecommendedActions.NotifyPriorContact | RecommendedActions.CallBack | RecommendedActions.RestrictTransfers
            | RecommendedActions.EndSessions | RecommendedActions.OpenIncident
            | RecommendedActions.EscalateToSupervisor,
        EventType.OrderPlaced when outcome is Outcome.StepUp =>
            RecommendedActions.NotifyPriorContact | RecommendedActions.ConfirmOutOfBand,
        EventType.OrderPlaced =>
            RecommendedActions.NotifyPriorContact | RecommendedActions.CallBack | RecommendedActions.RestrictTrading
            | RecommendedActions.EndSessions | RecommendedActions.OpenIncident
            | RecommendedActions.EscalateToSupervisor,
        EventType.LoginSucceeded when outcome is Outcome.Deny =>
            RecommendedActions.NotifyPriorContact | RecommendedActions.EndSessions | RecommendedActions.ResetCredentials
            | RecommendedActions.OpenIncident,
        EventType.EmployeeExported => RecommendedActions.OpenIncident | RecommendedActions.EscalateToSupervisor,
        _ when outcome >= Outcome.Hold =>
            RecommendedActions.NotifyPriorContact | RecommendedActions.CallBack | RecommendedActions.EndSessions,
        _ => RecommendedActions.NotifyPriorContact,
    };
}

/// <summary>A signal whose mere presence asks the firm for something.</summary>
internal interface IRecommends
{
    /// <summary>What is asked for.</summary>
    RecommendedActions Recommended { get; }
}
