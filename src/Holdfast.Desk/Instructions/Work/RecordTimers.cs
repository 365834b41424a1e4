using System.Collections.Immutable;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Messages;
using Holdfast.Runtime.Journal;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>
/// Sees what becomes of what the rules have told in writing: that a letter that furnishes a change went out, by mail or
/// by the hand of whoever mailed it; that a notice of a hold came back.
/// </summary>
internal sealed class RecordEffects : IDeskEffects
{
    private const string OfHolds = "hold.";

    public ImmutableArray<EntryKind> Kinds => [EntryKind.Message];

    public bool Wants(JournalEntry entry) => entry.Head.Codec == MessageEntry.Codec;

    public void Apply(DeskDb db, JournalEntry entry)
    {
        // Links have entries of this kind too, of another form.
        if (!Wants(entry))
        {
            return;
        }

        switch (MessageEntry.Read(entry))
        {
            case MessageEntry.Sent sent when db.Set<RecordLetterRow>().Find(sent.Message) is not null:
                db.SetTimer(RecordTimers.TimerKind, sent.Message, entry.Head.At);
                break;
            case MessageEntry.Returned returned:
                NoteHold(db, entry, returned.Message);
                break;
            case MessageEntry.Failed { Next: null } failed:
                NoteHold(db, entry, failed.Message);
                break;
            default:
                break;
        }
    }

    private static void NoteHold(DeskDb db, JournalEntry entry, string message)
    {
        if (db.Set<OutboxRow>().Find(message)?.Template.StartsWith(OfHolds, StringComparison.Ordinal) == true)
        {
            db.SetTimer(HoldCameBack.TimerKind, message, entry.Head.At);
        }
    }
}

/// <summary>Keeps that a notice of a hold came back, or was given up; once for each.</summary>
internal sealed class HoldCameBack(
    DeskReader reader, MessageSeals seals, InstructionWork work, PolicyClock clock) : IDeskTimers
{
    /// <summary>The kind of these timers; their subject is a message.</summary>
    public const string TimerKind = "hold.cameBack";

    public string Kind => TimerKind;

    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        OutboxRow? message;
        await using (var db = reader.Open())
        {
            message = await db.Set<OutboxRow>().FirstOrDefaultAsync(row => row.Id == subject, ct);
        }

        var done = new TimerDone(TimerKind, subject);
        var content = message is null ? null : await seals.OpenAsync(message.Customer, message.Sealed, ct);
        if (content is null
            || await work.ActAsync(
                InstructionId.Parse(message!.About!), null, Officer.System, clock,
                seen => WorkHold.CameBack(seen.Instruction, content.Destination, seen.Acting), ct, done)
                is InstructionOutcome.Unknown)
        {
            await work.ForgetAsync(done, ct);
        }
    }
}

/// <summary>Keeps that the record of a change was furnished when its letter went out; once for each.</summary>
internal sealed class RecordTimers(DeskReader reader, ChangeDesk changes, InstructionWork work) : IDeskTimers
{
    /// <summary>The kind of these timers; their subject is a message.</summary>
    public const string TimerKind = "change.furnished";

    public string Kind => TimerKind;

    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        RecordLetterRow? letter;
        OutboxRow? message;
        await using (var db = reader.Open())
        {
            letter = await db.Set<RecordLetterRow>().FirstOrDefaultAsync(row => row.Message == subject, ct);
            message = await db.Set<OutboxRow>().FirstOrDefaultAsync(row => row.Id == subject, ct);
        }

        var done = new TimerDone(TimerKind, subject);
        if (letter is null || message is null)
        {
            await work.ForgetAsync(done, ct);
            return;
        }

        await changes.FurnishAsync(
            InstructionId.Parse(letter.Change), new NoticeTo(letter.Party, letter.PartyId),
            $"{message.Text ?? message.Template}, message {subject}", done, ct);
    }
}
