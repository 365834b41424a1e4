using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages.Webhooks;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Messages;

/// <summary>
/// Where what slices make of entries puts messages, within the transaction by which it takes effect: so a message is
/// queued if and only if what it tells of holds.
/// </summary>
internal static class Outbox
{
    /// <summary>Why a message was taken back. A wire word.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Queues a message.</summary>
    /// <param name="db">The tables.</param>
    /// <param name="entry">The entry that brings it about.</param>
    /// <param name="message">The message.</param>
    /// <returns>Its id: the same whenever the entry is taken.</returns>
    public static string Queue(DeskDb db, JournalEntry entry, NewMessage message)
    {
        var number = db.Set<OutboxRow>().Local.Count(row => row.Position == entry.Position);
        var id = string.Create(CultureInfo.InvariantCulture, $"m-{entry.Position}-{number}");
        db.Set<OutboxRow>().Add(new OutboxRow
        {
            Id = id,
            Position = entry.Position,
            Number = number,
            Template = message.Template,
            Customer = message.Customer,
            Medium = message.Medium,
            Language = message.Language,
            Sealed = message.Sealed,
            Contact = message.Contact,
            About = message.About,
            OnFileSince = message.OnFileSince,
            NotAfter = message.NotAfter,
            QueuedAt = entry.Head.At,
            MessageId = MessageIdOf(entry, number),
            State = MessageState.Waiting,
            Next = message.NotBefore ?? entry.Head.At,
        });
        return id;
    }

    /// <summary>Takes a message back that has not gone out: what it tells of is not so any more.</summary>
    public static void Withdraw(DeskDb db, string message)
    {
        if (db.Set<OutboxRow>().Find(message) is { State: MessageState.Waiting } row)
        {
            (row.State, row.Reason) = (MessageState.Failed, Withdrawn);
        }
    }

    /// <summary>Queues a webhook to every receiver that wants its type.</summary>
    /// <param name="db">The tables.</param>
    /// <param name="entry">The entry that brings it about.</param>
    /// <param name="type">Its type, a wire word.</param>
    /// <param name="subject">The id of what it is about: of one subject, webhooks arrive in order.</param>
    /// <param name="data">A JSON object of ids and words; a customer's data are asked for over the API.</param>
    public static void QueueWebhook(DeskDb db, JournalEntry entry, string type, string subject, string data) =>
        WebhookQueue.Add(db, entry, new NewWebhook(type, subject, data));

    // The leaf commits to random bytes, so nobody who was not sent the mail knows it, and can say that it came back.
    private static string MessageIdOf(JournalEntry entry, int number) => Base32.Write(SHA256.HashData(
        [.. Encoding.UTF8.GetBytes($"message-id {number} "), .. Encoding.UTF8.GetBytes(entry.Leaf.ToString())])
        .AsSpan(0, 20));

    /// <summary>What is told of the time a message was queued and sent.</summary>
    public static string TextOf(Instant at) => InstantText.Of(at);
}
