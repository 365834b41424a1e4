using System.Buffers;
using System.Text.Json;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Messages.Returned;

/// <summary>
/// Tells the engine that a message came back, as an event: a notice that cannot be delivered is itself a signal. The id
/// of the event comes from the message's, so it is learnt once however often it is told.
/// </summary>
internal sealed class ReturnedTimers(Partition partition, DeskReader reader, DeskWriter writer) : IDeskTimers
{
    /// <summary>The kind of timers, whose subject is a message.</summary>
    public const string TimerKind = "message.returned";

    public string Kind => TimerKind;

    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        await using var db = reader.Open();
        if (await db.Set<OutboxRow>().FirstOrDefaultAsync(row => row.Id == subject, ct) is { } row)
        {
            switch (await partition.DecideAsync(new ReadOnlySequence<byte>(EventOf(row, due)), ct))
            {
                case EventAnswer.Decided:
                    break;
                case EventAnswer.Refused refused:
                    throw new InvalidOperationException(
                        $"The engine refused an event of the desk's: {refused.Error.Code}, {refused.Error.Detail}");
                default:
                    throw new JournalException(JournalFault.Failed, "The engine cannot be told now.");
            }
        }

        await writer.DecideAsync<bool>(
            async (now, end) => await now.Timers.AnyAsync(
                timer => timer.Kind == TimerKind && timer.Subject == subject, end)
                ? new(true, new MessageEntry.Reported(subject).ToEntry())
                : new(false), ct);
    }

    private static byte[] EventOf(OutboxRow row, Instant at)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("id", "desk-returned-" + row.Id);
            json.WriteString("type", "notice.returned");
            json.WriteString("time", InstantText.Of(at));
            json.WriteString("customer", row.Customer);
            json.WriteStartObject("actor");
            json.WriteString("kind", "system");
            json.WriteEndObject();
            json.WriteStartObject("data");
            json.WriteString("kind", row.Medium switch
            {
                Medium.Email => "email",
                Medium.Sms or Medium.Voice => "sms",
                Medium.Paper => "mail",
                _ => throw new System.Diagnostics.UnreachableException(),
            });
            json.WriteString("contact", row.Contact ?? row.Id);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
