using Holdfast.Desk.Console;
using Holdfast.Desk.Console.Parts;
using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Actions.Pages;

/// <summary>What orders are called on pages.</summary>
internal static class ActionWording
{
    /// <summary>What is done.</summary>
    public static string Of(ActionKind kind) => kind switch
    {
        ActionKind.FreezeAccount => "Freeze an account",
        ActionKind.EndSessions => "End a customer's sessions",
        ActionKind.ResetCredentials => "Reset a customer's sign-in",
        ActionKind.HoldTransfers => "Hold transfers out of an account",
        ActionKind.BlockPayee => "Block a payee for the whole firm",
        ActionKind.BlockDevice => "Block a device for the whole firm",
        ActionKind.BlockSymbol => "Block a security for the whole firm",
        ActionKind.RestrictTrading => "Restrict trading in an account",
        ActionKind.OpenIncident => "Open an incident",
    };

    /// <summary>The deed and its object, for a button.</summary>
    public static string ButtonOf(ActionRequest request) => (request.Kind, request.WaitsForSecond) switch
    {
        (ActionKind.FreezeAccount, true) => "Propose to freeze the account",
        (ActionKind.FreezeAccount, false) => "Freeze the account now",
        (ActionKind.EndSessions, _) => "End the sessions",
        (ActionKind.ResetCredentials, _) => "Reset the sign-in",
        (ActionKind.HoldTransfers, _) => "Hold the transfers",
        (ActionKind.BlockPayee, true) => "Propose to block the payee",
        (ActionKind.BlockPayee, false) => "Block the payee now",
        (ActionKind.BlockDevice, true) => "Propose to block the device",
        (ActionKind.BlockDevice, false) => "Block the device now",
        (ActionKind.BlockSymbol, _) => $"Propose to block {request.TargetMark}",
        (ActionKind.RestrictTrading, true) => "Propose to restrict trading",
        (ActionKind.RestrictTrading, false) => "Restrict trading now",
        (ActionKind.OpenIncident, _) => "Open the incident",
    };

    /// <summary>What an order is called in lists: what takes another back says so.</summary>
    public static string TitleOf(ActionKind kind, bool isUndo) =>
        isUndo ? $"Take back: {Of(kind)[..1].ToLowerInvariant()}{Of(kind)[1..]}" : Of(kind);

    /// <summary>What a target is called.</summary>
    public static string Of(TargetKind kind) => kind switch
    {
        TargetKind.None => "Concerns",
        TargetKind.Account => "Account",
        TargetKind.Customer => "Customer",
        TargetKind.Payee => "Account of the payee",
        TargetKind.Device => "Device",
        TargetKind.Symbol => "Security",
    };

    /// <summary>Where an order stands.</summary>
    public static (string Text, Tone Tone) Of(ActionState state) => state switch
    {
        ActionState.Proposed => ("Waits for a second person", Tone.Attention),
        ActionState.Ordered => ("Ordered, not answered", Tone.Waiting),
        ActionState.CarriedOut => ("Carried out", Tone.Good),
        ActionState.Partly => ("Carried out in part", Tone.Attention),
        ActionState.Refused => ("Not carried out", Tone.Danger),
        ActionState.Declined => ("Declined", Tone.Neutral),
        ActionState.Withdrawn => ("Withdrawn", Tone.Neutral),
        ActionState.Undone => ("Taken back", Tone.Neutral),
    };

    /// <summary>What is late.</summary>
    public static string Of(ActionAlarm alarm) => alarm switch
    {
        ActionAlarm.NotDecided => "No second person has decided it.",
        ActionAlarm.NotAnswered => "The firm's systems have not answered: see to it by telephone.",
        ActionAlarm.NotReviewed => "Nobody has looked at what was ordered in an emergency.",
    };

    /// <summary>What was answered.</summary>
    public static string Of(ActionOutcome outcome) => outcome switch
    {
        ActionOutcome.CarriedOut => "All of it is done",
        ActionOutcome.Partly => "Some of it is done",
        ActionOutcome.Refused => "None of it is done",
    };

    /// <summary>What is to be done next, in a sentence or two.</summary>
    public static string NextOf(ActionOrder order) => order switch
    {
        { State: ActionState.Proposed } =>
            "Nobody was told yet. A supervisor who did not propose it says whether it goes out.",
        { UndoneBy: not null, State: not ActionState.Undone, NeedsReview: true } =>
            "It is being taken back: the order that does waits for the firm's systems. A supervisor who did not order "
            + "it says whether it stood.",
        { UndoneBy: not null, State: not ActionState.Undone } =>
            "It is being taken back: the order that does waits for the firm's systems.",
        { NeedsReview: true } =>
            "It went out because minutes counted. A supervisor who did not order it looks whether it stands.",
        { State: ActionState.Ordered, Reach.Receivers: 0 } =>
            "No system of the firm was told, because none asked for it. Have it done by hand, and record what came of "
            + "it.",
        { State: ActionState.Ordered } => "The firm's systems are told. Their answer is shown here.",
        { State: ActionState.Partly } =>
            "Some of it is done. See to the rest, and record what came of it.",
        { State: ActionState.Refused } =>
            "It was not done. Read why, and have it done another way: order it anew or call.",
        { State: ActionState.CarriedOut } => "Nothing is to be done.",
        _ => "Nothing is to be done any more.",
    };

    /// <summary>A fact as a line of the history.</summary>
    public static TimelineItem Of(RecordedAction recorded)
    {
        var (title, tone, detail) = Said(recorded.Fact);
        return new TimelineItem(recorded.At, title, tone, InstructionRows.NameOf(recorded.By), detail);
    }

    private static (string Title, Tone Tone, string? Detail) Said(ActionFact fact) => fact switch
    {
        ActionFact.Proposed(var request, _) => (
            "Asked for", Tone.Neutral, request.IsEmergency ? "Minutes counted." : null),
        ActionFact.Approved(var words) => ("Said yes, as the second person", Tone.Good, TextOf(words)),
        ActionFact.Declined(var words) => ("Said no, as the second person", Tone.Danger, TextOf(words)),
        ActionFact.Withdrawn(var words) => ("Withdrawn", Tone.Neutral, TextOf(words)),
        ActionFact.Ordered => ("Went out to the firm's systems", Tone.Waiting, null),
        ActionFact.Answered(var outcome, var words) => (
            Of(outcome),
            outcome switch
            {
                ActionOutcome.CarriedOut => Tone.Good,
                ActionOutcome.Partly => Tone.Attention,
                ActionOutcome.Refused => Tone.Danger,
            },
            TextOf(words)),
        ActionFact.Reviewed(var stands, var words) => (
            stands ? "Looked at: it stands" : "Looked at: it does not stand", stands ? Tone.Good : Tone.Danger,
            TextOf(words)),
        ActionFact.UndoOrdered(var by) => ("Ordered to take it back", Tone.Attention, $"By order {by}."),
        ActionFact.UndoEnded(var isUndone) => isUndone
            ? ("Taken back", Tone.Neutral, null)
            : ("Not taken back", Tone.Danger, "The firm's systems did not take it back. It can be ordered anew."),
        ActionFact.DoneAtDesk(var changed) => ("Done here", Tone.Neutral, changed switch
        {
            0 => "Nothing was to be changed at this desk.",
            1 => "One account or instruction was changed at this desk.",
            _ => string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{changed} instructions were held at this desk."),
        }),
        ActionFact.Alarmed(var alarm, _) => ("Late", Tone.Danger, Of(alarm)),
        _ => throw new System.Diagnostics.UnreachableException($"Nobody said what {fact.GetType().Name} is called."),
    };

    private static string? TextOf(Personal words) =>
        words.IsGone ? "What was said was disposed of." : words.IsEmpty ? null : words.Text;
}
