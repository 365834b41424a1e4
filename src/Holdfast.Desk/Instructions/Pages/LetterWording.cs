using Holdfast.Desk.Console.Parts;
using Holdfast.Desk.Instructions.Letters;
using NodaTime;

namespace Holdfast.Desk.Instructions.Pages;

/// <summary>How pages say what standing letters of authorization are.</summary>
internal static class LetterWording
{
    /// <summary>How it stands with a letter.</summary>
    public static (string Text, Tone Tone) StateOf(bool isRevoked, LocalDate? until, LocalDate today) =>
        isRevoked ? ("Revoked", Tone.Danger)
        : until is not { } last ? ("To be verified", Tone.Attention)
        : last < today ? ("To be verified again", Tone.Attention)
        : ("Holds", Tone.Good);

    /// <summary>A fact as a line of the history.</summary>
    public static TimelineItem Of(RecordedLetter recorded)
    {
        var (title, tone, detail) = Said(recorded.Fact);
        return new TimelineItem(recorded.At, title, tone, InstructionRows.NameOf(recorded.By), detail);
    }

    private static (string Title, Tone Tone, string? Detail) Said(LetterFact fact) => fact switch
    {
        LetterFact.Made(var terms) => ("Entered", Tone.Neutral, $"Document {terms.Document}."),
        LetterFact.Changed(var terms) => (
            "Changed", Tone.Attention, $"Document {terms.Document}. It is to be verified anew."),
        LetterFact.Verified(var contact, var recording) => (
            "Verified with the customer", Tone.Good, $"On a call to {contact.Value.Text}. Record {recording}."),
        LetterFact.Used(var instruction, var isFirst) => (
            isFirst ? "Used for the first time" : "Used", Tone.Neutral, $"Instruction {instruction}."),
        LetterFact.Revoked(var reason) => ("Revoked", Tone.Danger, reason.Text),
        _ => throw new System.Diagnostics.UnreachableException($"Nobody said what {fact.GetType().Name} is called."),
    };
}
