using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>
/// Sees to it that every event that tells of a transmittal or a change of account data becomes one, and that what the
/// engine says of an account reaches the instructions that are open on it.
/// </summary>
internal sealed class EventEffects(Marks marks) : IDeskEffects
{
    private static readonly byte[][] Concerns =
    [
        [.. "\"transfer.requested\""u8], [.. "\"contact.changed\""u8], [.. "\"credential.changed\""u8],
        [.. "\"bank.linked\""u8], [.. "\"authority.changed\""u8], [.. "\"delivery.changed\""u8],
        [.. "\"customer.reported\""u8],

        // A name may be written with escapes; whatever has one is read.
        [.. "\\u"u8],
    ];

    private static readonly byte[][] Severe = [[.. "\"outcome\":\"hold\""u8], [.. "\"outcome\":\"deny\""u8]];

    public ImmutableArray<EntryKind> Kinds => [EntryKind.Event];

    public bool Wants(JournalEntry entry)
    {
        var content = EventContent.Read(entry);
        return Has(content.Event.Span, Concerns) || Has(content.Decision.Span, Severe);
    }

    public void Apply(DeskDb db, JournalEntry entry)
    {
        if (EventEntry.Read(entry) is not { } told || told.Account.Length + told.Customer.Length == 0
            || told.Id.StartsWith(EventEntry.OfDesk, StringComparison.Ordinal))
        {
            return;
        }

        var isMade = (EventOrders.IsTransmittal(told.Event) && told.Account.Length > 0)
            || EventOrders.ChangeOf(told.Event) is not null;
        if (isMade && !History.Is(entry, told.Event.Time))
        {
            db.SetTimer(IntakeTimers.TimerKind, entry.Position.ToString(CultureInfo.InvariantCulture), entry.Head.At);
        }

        if (IsAdverse(told))
        {
            TellOpen(db, told, entry);
        }
    }

    private static bool IsAdverse(EventEntry told) =>
        told.Answer.Outcome is Outcome.Hold or Outcome.Deny
        || told.Event.Data is CustomerReported
        {
            What: not (ReportKind.FalseAlarm or ReportKind.NotGiven),
        };

    private void TellOpen(DeskDb db, EventEntry told, JournalEntry entry)
    {
        var mark = told.Account.Length > 0 ? marks.OfAccount(told.Account) : null;
        var own = told.Event.Data is TransferRequested { Transfer: { IsAbsent: false } transfer }
            ? transfer.ToString()
            : null;
        var open = db.Set<InstructionRow>()
            .Where(row => (row.AccountMark == mark || (mark == null && row.Customer == told.Customer))
                && row.Transfer != own)
            .ToList()
            .Where(row => row.State.IsBeforeRelease());
        foreach (var row in open)
        {
            db.SetTimer(
                SignalTimers.TimerKind, string.Create(CultureInfo.InvariantCulture, $"{row.Id}/{entry.Position}"),
                entry.Head.At);
        }
    }

    private static bool Has(ReadOnlySpan<byte> text, byte[][] marks)
    {
        foreach (var mark in marks)
        {
            if (text.IndexOf(mark) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Makes instructions and changes of events, each once.</summary>
internal sealed class IntakeTimers(
    Partition partition, ReceivingDesk receiving, ChangeDesk changes, InstructionWork work) : IDeskTimers
{
    /// <summary>The kind of these timers; their subject is the position of an event.</summary>
    public const string TimerKind = "instruction.intake";

    public string Kind => TimerKind;

    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        var done = new TimerDone(TimerKind, subject);
        var position = long.Parse(subject, CultureInfo.InvariantCulture);
        if (partition.Journal.At(position) is not { Salted: not null } entry || EventEntry.Read(entry) is not { } told)
        {
            await work.ForgetAsync(done, ct);
        }
        else if (EventOrders.ChangeOf(told.Event) is { } what)
        {
            await changes.TakeAsync(told, what, done, ct);
        }
        else
        {
            await receiving.ReceiveAsync(told, done, ct);
        }
    }
}

/// <summary>Tells the engine what became of instructions.</summary>
internal sealed class EngineTimers(
    Partition partition, DeskReader reader, InstructionStore store, EngineVoice engine, InstructionWork work)
    : IDeskTimers
{
    public string Kind => InstructionEffects.OfEngine;

    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        var parts = subject.Split('/');
        var id = InstructionId.Parse(parts[0]);
        if (partition.Journal.At(long.Parse(parts[1], CultureInfo.InvariantCulture)) is { Salted: not null } entry)
        {
            await TellAsync(id, entry, ct);
        }

        await work.ForgetAsync(new TimerDone(Kind, subject), ct);
    }

    private async Task TellAsync(InstructionId id, JournalEntry entry, CancellationToken ct)
    {
        var told = InstructionEntry.Read(entry, key: null);
        using var key = work.FindKey(told.Customer);
        await using var db = reader.Open();
        if (key is null || store.Find(db, id, key) is not { } instruction)
        {
            return;
        }

        var facts = told.Instructions.Where(block => block.Id == id).SelectMany(block => block.Facts)
            .ToImmutableArray();
        foreach (var (number, word) in EngineWords.Of(facts).Index())
        {
            await engine.TellAsync(instruction, word, entry.Position, number, entry.Head.At, ct);
        }
    }
}
