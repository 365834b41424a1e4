using Holdfast.Desk.Console.Parts;
using Holdfast.Desk.Instructions.Facts;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>The facts of an instruction as a history that a person reads.</summary>
internal static class HistoryWording
{
    /// <summary>A fact as a line of the history.</summary>
    public static TimelineItem Of(Recorded recorded)
    {
        var (title, tone, detail) = Said(recorded.Fact);
        return new TimelineItem(recorded.At, title, tone, InstructionRows.NameOf(recorded.By), detail);
    }

    private static (string Title, Tone Tone, string? Detail) Said(InstructionFact fact) => fact switch
    {
        InstructionFact.Received received => (
            "Received", Tone.Neutral, $"It came {Wording.Of(received.Order.Medium)}, from "
                + $"{Wording.Of(received.Order.InstructedBy)}."
                + (received.Supersedes is { } earlier ? $" It stands in the place of {earlier}." : "")),
        InstructionFact.Screened(var screening) => (
            "Screened", Tone.Neutral,
            $"Score {screening.Input.Score}, rule {screening.Route.Rule}. {Wording.Of(screening.Route.Release)}"),
        InstructionFact.ConfirmationSought(var sought) => (
            "Confirmation sought", Tone.Waiting, $"The customer is asked {Wording.Of(sought.Method)}."),
        InstructionFact.ConfirmationExtended => (
            "Waited for longer", Tone.Waiting, "Too little had been tried to reach the customer."),
        InstructionFact.Attempted(var attempt) => (
            Wording.Of(attempt.Outcome),
            attempt.Outcome is AttemptOutcome.Reached or AttemptOutcome.Sent ? Tone.Waiting : Tone.Attention,
            $"Tried {Wording.Of(attempt.Method)}, at {attempt.Contact.Value.Text}."),
        InstructionFact.Confirmed(var confirmation) => (
            "Confirmed by the customer", Tone.Good,
            $"Confirmed {Wording.Of(confirmation.Method)}"
            + (confirmation.Contact is { } contact ? $", at {contact.Value.Text}." : ".")
            + (confirmation.Evidence is { } evidence ? $" Record {evidence}." : "")),
        InstructionFact.Refused(var refusal) => (
            "Refused by the customer", Tone.Danger,
            $"{string.Join(' ', refusal.Kinds.Select(Wording.Of))} Case {refusal.Case}. {refusal.Summary.Text}"),
        InstructionFact.Expired expired => (
            "Not confirmed in time", Tone.Danger, $"It was tried {expired.Attempts} times."),
        InstructionFact.Signalled signalled => (
            "Something spoke against it since", Tone.Attention, $"Score {signalled.Score}."),
        InstructionFact.Alarmed alarmed => ("Alarm", Tone.Danger, Wording.Of(alarmed.Alarm)),
        _ => OfHoldOrEnd(fact),
    };

    private static (string Title, Tone Tone, string? Detail) OfHoldOrEnd(InstructionFact fact) => fact switch
    {
        InstructionFact.Held(var hold) => (
            Wording.Of(hold.Kind), Tone.Attention,
            hold.Belief.IsEmpty ? string.Join(' ', hold.Reasons.Select(Wording.Of)) : hold.Belief.Text),
        InstructionFact.HoldNoticed(var notice) => (
            notice.Skipped is null ? "Party told of the hold" : "Party not told of the hold", Tone.Neutral,
            $"{notice.Party.Id}, {Wording.Of(notice.Party.Role)}: "
            + (notice.Skipped is { } why ? $"{Wording.Of(why)}. {notice.Detail.Text}" : $"{notice.Means}.")),
        InstructionFact.HoldNoticeCameBack(var party) => (
            "Notice of the hold came back", Tone.Danger,
            $"{party.Id}, {Wording.Of(party.Role)}, has not heard: tell them another way."),
        InstructionFact.HoldReviewed(var review) => (
            "Hold reviewed", Tone.Neutral,
            (review.DoesSupportBelief ? "The review supports the belief. " : "The review does not support the belief. ")
            + review.Findings.Text),
        InstructionFact.HoldExtended(var extension) => (
            "Hold extended", Tone.Attention,
            extension.Reason.Text + (extension.Reference is { } told ? $" Reported: {told}." : "")),
        InstructionFact.Released(var release) => ("Released", Tone.Good, ReleasedDetail(release)),
        InstructionFact.Rejected(var rejection) => (
            "Rejected", Tone.Danger, $"{Wording.Of(rejection.Reason)}. {rejection.Detail.Text}"),
        InstructionFact.Disowned disowned => (
            "Disowned by the customer", Tone.Danger, $"The account is frozen. Case {disowned.Case}."),
        InstructionFact.ExceptionTaken taken => ("Exception taken", Tone.Attention, $"Code {taken.Code}."),
        InstructionFact.Settled settled => ("Settled", Tone.Good, $"Trace {settled.Trace}."),
        InstructionFact.Returned returned => (
            "Returned", Tone.Neutral, $"Code {returned.Code}; {Amount.Text(returned.Recovered)} came back."),
        InstructionFact.Recalled recalled => (
            "Recalled", Tone.Neutral, $"Code {recalled.Code}; {Amount.Text(recalled.Recovered)} came back."),
        InstructionFact.ChequeHandedOver(var handed) => (
            "Check handed over", Tone.Attention, $"Check {handed.Number}, by {handed.Representative}."),
        InstructionFact.ChequeReceipted receipted => (
            "Receipt of the check", Tone.Neutral, $"Document {receipted.Document}."),
        InstructionFact.ChequeFollowedUp followed => (
            "Check followed up", followed.HasArrived ? Tone.Good : Tone.Danger,
            followed.HasArrived ? "The customer has it." : "The customer does not have it."),
        _ => throw new System.Diagnostics.UnreachableException($"Nobody said what {fact.GetType().Name} is called."),
    };

    private static string ReleasedDetail(Release release) =>
        $"{Wording.Of(release.Way)} Payment {release.Payment}; the customer is told by notice {release.Notice}. "
        + release.Reason.Text;
}
