using Holdfast.Desk.Console.Parts;
using Holdfast.Desk.Instructions.Changes;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>How pages say what changes of account data are.</summary>
public static class ChangeWording
{
    /// <summary>A state, and what it means to whoever looks.</summary>
    public static (string Text, Tone Tone) Of(ChangeState state) => state switch
    {
        ChangeState.Requested => ("Asked for", Tone.Neutral),
        ChangeState.PendingConfirmation => ("Nobody confirmed it yet", Tone.Attention),
        ChangeState.Effective => ("Confirmed", Tone.Good),
        ChangeState.Reverted => ("Undone", Tone.Danger),
    };

    /// <summary>How it was confirmed.</summary>
    public static string Of(ChangeConfirmationWay way) => way switch
    {
        ChangeConfirmationWay.OldContact => "by the link sent to the contact from before",
        ChangeConfirmationWay.CallBack => "by a call to a number from before",
        ChangeConfirmationWay.InPerson => "in person, with an identity document",
    };

    /// <summary>Who is told.</summary>
    public static string Of(NoticeParty party) => party switch
    {
        NoticeParty.OldContact => "the contact or address from before",
        NoticeParty.NewContact => "the contact that is new",
        NoticeParty.JointOwner => "a joint owner",
        NoticeParty.Representative => "the representative of the account",
        NoticeParty.Customer => "the customer",
    };

    /// <summary>What is due and was not done.</summary>
    public static string Of(ChangeAlarm alarm) => alarm switch
    {
        ChangeAlarm.NoticeDueSoon => "The record of the change has to be furnished within days.",
        ChangeAlarm.NoticeBreach => "The record of the change was not furnished in time.",
    };

    /// <summary>What the page of a change is called: nothing of the customer is in it.</summary>
    public static string TitleOf(DataKind what) => $"Change of {Wording.Of(what)}";

    /// <summary>A fact as a line of the history.</summary>
    public static TimelineItem Of(RecordedChange recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        var (title, tone, detail) = Said(recorded.Fact);
        return new TimelineItem(recorded.At, title, tone, InstructionRows.NameOf(recorded.By), detail);
    }

    private static (string Title, Tone Tone, string? Detail) Said(ChangeFact fact) => fact switch
    {
        ChangeFact.Requested(var order) => (
            "Asked for", Tone.Neutral, $"It came {Wording.Of(order.Medium)}, from {Wording.Of(order.InstructedBy)}."),
        ChangeFact.Noticed(var to) => (
            "Told at once", Tone.Waiting, string.Join(", ", to.Select(one => $"{Of(one.Party)} ({one.Id})")) + "."),
        ChangeFact.Confirmed confirmed => (
            "Confirmed by the customer", Tone.Good,
            $"Confirmed {Of(confirmed.Way)}"
            + (confirmed.Contact is { } contact ? $", at {contact.Value.Text}." : ".")
            + (confirmed.Evidence is { } evidence ? $" Record {evidence}." : "")),
        ChangeFact.Reverted reverted => (
            "Undone", Tone.Danger,
            reverted.Contact is { } by ? $"By the link sent to {by.Value.Text}. Case {reverted.Case}."
                : reverted.Reason.Text),
        ChangeFact.Furnished(var to, var document) => (
            "Record furnished", Tone.Good, $"To {Of(to.Party)} ({to.Id}): {document}."),
        ChangeFact.ReviewAsked asked => (
            "A supervisor is asked to look", Tone.Attention, asked.Trade is { } trade
                ? $"The account traded on the same day: {trade}." : "The new objective allows more risk."),
        ChangeFact.Reviewed(var findings) => ("A supervisor looked at it", Tone.Good, findings.Text),
        ChangeFact.Alarmed(var alarm) => ("Alarm", Tone.Danger, Of(alarm)),
        _ => throw new System.Diagnostics.UnreachableException($"Nobody said what {fact.GetType().Name} is called."),
    };
}
