using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Cases.Work;

/// <summary>Keeps that a task was not done in time.</summary>
internal sealed class TaskTimers(CaseWork work, DeskReader reader) : IDeskTimers
{
    public string Kind => CaseFactEffects.OfTasks;

    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        var number = long.Parse(subject, CultureInfo.InvariantCulture);
        await using var db = reader.Open();
        var id = await db.Set<CaseTaskRow>().FindAsync([number], ct) is { } task ? CaseId.Parse(task.CaseId) : default;
        await work.ActAsync(
            new CaseRequest(id, null, Officer.System),
            seen => seen.Stand.OpenTasks.Contains(number)
                ? CaseVerdict.By(new CaseFact.TaskOverdue(number))
                : CaseVerdict.By(),
            ct, new CaseTimerDone(Kind, subject));
    }
}

/// <summary>
/// Tells the engine what decided cases turned out to be, so that it learns what it got right: once for everybody whom a
/// case touched. Told again after a failure, it is the same event.
/// </summary>
internal sealed class DispositionTimers(CaseWork work, DeskReader reader, Partition partition) : IDeskTimers
{
    public string Kind => CaseFactEffects.OfEngine;

    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        var position = long.Parse(subject, CultureInfo.InvariantCulture);
        if (partition.Journal.At(position) is { Salted: not null } entry)
        {
            foreach (var told in CaseEntry.Read(entry, key: null).Cases)
            {
                if (told.Facts.OfType<CaseFact.Decided>().FirstOrDefault() is { } decided)
                {
                    await TellAsync(told.Id, decided.Disposition, entry, ct);
                }
            }
        }

        var done = new CaseTimerDone(Kind, subject);
        await work.KeepAsync(
            Officer.System,
            (db, _) => db.Timers.Any(timer => timer.Kind == done.Kind && timer.Subject == done.Subject)
                ? (true, new CaseEntry(Officer.System) { Done = [done] })
                : (false, null),
            ct);
    }

    /// <summary>What the engine is told; null where there is nothing for it to learn.</summary>
    public static string? WordOf(Disposition disposition) => disposition switch
    {
        Disposition.Intrusion or Disposition.Insider => "unauthorizedActivity",
        Disposition.FalseAlarm or Disposition.CustomerError => "falseAlarm",

        // The customer asked for it; what was wrong is who is paid, and not who was there.
        Disposition.ScamAuthorised => "deniedTransfer",
        Disposition.Market or Disposition.Duplicate or Disposition.NotDetermined => null,
    };

    private async Task TellAsync(CaseId id, Disposition disposition, JournalEntry decided, CancellationToken ct)
    {
        if (WordOf(disposition) is not { } what)
        {
            return;
        }

        await using var db = reader.Open();
        var text = CaseGatherer.Now(db, id.ToString())?.Id ?? "";
        var alerts = await db.Set<CaseAlertRow>()
            .Where(alert => alert.CaseId == text && alert.Position < decided.Position)
            .OrderBy(alert => alert.Position).ToListAsync(ct);
        foreach (var first in alerts.Where(alert => Concerns(alert, disposition))
            .GroupBy(alert => alert.Customer.Length > 0 ? alert.Customer : alert.AccountMark, StringComparer.Ordinal)
            .Where(group => group.Key.Length > 0).Select(group => group.First()))
        {
            await TellAsync(first, what, decided, ct);
        }
    }

    private static bool Concerns(CaseAlertRow alert, Disposition disposition) =>
        disposition is not Disposition.ScamAuthorised || alert.Flow is MoneyFlow.Out;

    private async Task TellAsync(CaseAlertRow alert, string what, JournalEntry decided, CancellationToken ct)
    {
        if (partition.Journal.At(alert.Position) is not { Salted: not null } entry
            || EventEntry.Read(entry) is not { } told)
        {
            return;
        }

        var bytes = new ArrayBufferWriter<byte>();
        await using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("id", string.Create(
                CultureInfo.InvariantCulture, $"{AlertReading.OfCases}{decided.Position}-{alert.Position}"));
            json.WriteString("type", "customer.reported");
            json.WriteString("time", InstantPattern.ExtendedIso.Format(decided.Head.At));
            WriteIfAny(json, "customer", told.Customer);
            WriteIfAny(json, "account", told.Account);
            json.WriteStartObject("data");
            json.WriteString("what", what);
            json.WriteString("since", InstantPattern.ExtendedIso.Format(told.Event.Time));
            json.WriteString("reference", alert.Transfer ?? told.Id);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        if (await partition.DecideAsync(new ReadOnlySequence<byte>(bytes.WrittenMemory), ct) is not EventAnswer.Decided)
        {
            throw new JournalException(JournalFault.Failed, "The engine cannot be told of a case now.");
        }
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }
}
