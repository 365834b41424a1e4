using System.Globalization;
using System.Text.Json.Nodes;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Messages.Webhooks;

/// <summary>A webhook that is to be sent to whoever wants it.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Data">A JSON object.</param>
internal sealed record NewWebhook(string Type, string Subject, string Data);

/// <summary>What becomes of webhooks in their table, as entries tell of it.</summary>
internal static class WebhookQueue
{
    /// <summary>Queues a webhook to every receiver that wants it.</summary>
    public static void Add(DeskDb db, JournalEntry entry, NewWebhook webhook)
    {
        // What of the entry was saved before is in the table, what was not is known to the context: both are looked at.
        var endpoints = db.Set<EndpointRow>().OrderBy(row => row.Id).ToList();
        foreach (var endpoint in endpoints.Where(row => !row.IsOff && row.Wants(webhook.Type)))
        {
            Add(db, entry, webhook, endpoint.Id);
        }
    }

    /// <summary>Takes it that a webhook arrived.</summary>
    public static void Deliver(DeskDb db, JournalEntry entry, MessageEntry.WebhookDelivered delivered)
    {
        var row = Find(db, entry, delivered.Webhook, delivered.Endpoint);
        (row.State, row.SentAt, row.LastStatus, row.Reason) =
            (MessageState.Sent, entry.Head.At, delivered.Status, null);
        row.Tries++;
        Follow(db, row, entry.Head.At);
    }

    /// <summary>Takes it that a webhook did not arrive.</summary>
    public static void Fail(DeskDb db, JournalEntry entry, MessageEntry.WebhookFailed failed)
    {
        var row = Find(db, entry, failed.Webhook, failed.Endpoint);
        (row.LastStatus, row.Reason) = (failed.Status, MessageWords.Of(failed.Reason));
        row.Tries++;
        if (failed.Next is { } next)
        {
            row.Next = next;
            return;
        }

        row.State = MessageState.Failed;
        Follow(db, row, entry.Head.At);

        // Who answers so wants nothing more: Standard Webhooks has senders stop then.
        if (failed.Status == 410 && db.Set<EndpointRow>().Find(failed.Endpoint) is { } endpoint)
        {
            (endpoint.IsOff, endpoint.OffReason) = (true, "gone");
            endpoint.Version++;
        }
    }

    /// <summary>Puts a webhook to be sent once more behind nothing: who asks for it wants it now.</summary>
    public static void Replay(DeskDb db, JournalEntry entry, MessageEntry.WebhookReplayed replayed)
    {
        var row = Find(db, entry, replayed.Webhook, replayed.Endpoint);
        (row.State, row.Tries, row.Next, row.IsNext) = (MessageState.Waiting, 0, entry.Head.At, true);
    }

    /// <summary>Queues a test to one receiver, whatever it wants.</summary>
    public static void Test(DeskDb db, JournalEntry entry, MessageEntry.WebhookTested tested) => Add(
        db, entry, new NewWebhook(WebhookTypes.Test, tested.Endpoint, WebhookData.Of(("endpoint", tested.Endpoint))),
        tested.Endpoint);

    /// <summary>Forgets what waits for a receiver that is no more.</summary>
    public static void Remove(DeskDb db, string endpoint)
    {
        db.SaveChanges();
        db.Set<WebhookRow>().RemoveRange(db.Set<WebhookRow>().Where(row => row.Endpoint == endpoint));
    }

    private static void Add(DeskDb db, JournalEntry entry, NewWebhook webhook, string endpoint)
    {
        var rows = db.Set<WebhookRow>();
        var number = rows.Local.Count(row => row.Position == entry.Position && row.Endpoint == endpoint);
        var isWaitedFor = rows.Local.Any(row => row.Endpoint == endpoint && row.Subject == webhook.Subject
                && row.State == MessageState.Waiting)
            || rows.Any(row => row.Endpoint == endpoint && row.Subject == webhook.Subject
                && row.State == MessageState.Waiting);
        rows.Add(new WebhookRow
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"w-{entry.Position}-{number}"),
            Endpoint = endpoint,
            Type = webhook.Type,
            Subject = webhook.Subject,
            Payload = PayloadOf(webhook, entry.Head.At),
            Position = entry.Position,
            Number = number,
            QueuedAt = entry.Head.At,
            State = MessageState.Waiting,
            IsNext = !isWaitedFor,
            Next = entry.Head.At,
        });
    }

    // The one that was next is done, so the oldest behind it is.
    private static void Follow(DeskDb db, WebhookRow done, Instant now)
    {
        done.IsNext = false;
        db.SaveChanges();
        var next = db.Set<WebhookRow>()
            .Where(row => row.Endpoint == done.Endpoint && row.Subject == done.Subject
                && row.State == MessageState.Waiting)
            .OrderBy(row => row.Position).ThenBy(row => row.Number).FirstOrDefault();
        if (next is { IsNext: false })
        {
            next.IsNext = true;
            next.Next = Instant.Max(next.Next, now);
        }
    }

    private static string PayloadOf(NewWebhook webhook, Instant at) => new JsonObject
    {
        ["type"] = webhook.Type,
        ["timestamp"] = InstantText.Of(at),
        ["data"] = JsonNode.Parse(webhook.Data),
    }.ToJsonString();

    private static WebhookRow Find(DeskDb db, JournalEntry entry, string webhook, string endpoint) =>
        db.Set<WebhookRow>().Find(webhook, endpoint) ?? throw new JournalException(
            JournalFault.Damaged, $"Entry {entry.Position} tells of a webhook that was never queued.");
}
