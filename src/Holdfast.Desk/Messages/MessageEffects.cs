using System.Collections.Immutable;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Messages.PriorContacts;
using Holdfast.Desk.Messages.Returned;
using Holdfast.Desk.Messages.Webhooks;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Messages;

/// <summary>What becomes of messages by what was tried.</summary>
internal sealed class MessageEffects : IDeskEffects
{
    public ImmutableArray<EntryKind> Kinds => [EntryKind.Message];

    public void Apply(DeskDb db, JournalEntry entry)
    {
        if (entry.Head.Codec == LinkEntry.Codec)
        {
            return;
        }

        switch (MessageEntry.Read(entry))
        {
            case MessageEntry.Queued queued:
                Outbox.Queue(db, entry, queued.Message);
                break;
            case MessageEntry.Sent sent:
                var row = Find(db, entry, sent.Message);
                (row.State, row.SentAt, row.Text, row.Reason) = (MessageState.Sent, entry.Head.At, sent.Text, null);
                row.Tries++;
                break;
            case MessageEntry.Failed failed:
                Fail(db, entry, failed);
                break;
            case MessageEntry.Returned returned:
                var back = Find(db, entry, returned.Message);
                (back.State, back.Reason) = (MessageState.Returned, returned.Code ?? "returned");
                TellEngine(db, entry, back);
                break;
            case MessageEntry.Reported reported:
                db.ClearTimer(ReturnedTimers.TimerKind, reported.Message);
                break;
            case MessageEntry.TriedAgain again:
                var waiting = Find(db, entry, again.Message);
                (waiting.State, waiting.Tries, waiting.Next) = (MessageState.Waiting, 0, entry.Head.At);
                break;
            case MessageEntry.PriorNoticed noticed:
                db.ClearTimer(PriorContactTimers.TimerKind, noticed.Event);
                if (noticed.Link is { } link)
                {
                    CustomerLinks.Add(db, entry, link);
                }

                foreach (var message in noticed.Messages)
                {
                    Outbox.Queue(db, entry, message);
                }

                break;
            case MessageEntry.WebhookDelivered delivered:
                WebhookQueue.Deliver(db, entry, delivered);
                break;
            case MessageEntry.WebhookFailed failed:
                WebhookQueue.Fail(db, entry, failed);
                break;
            case MessageEntry.WebhookReplayed replayed:
                WebhookQueue.Replay(db, entry, replayed);
                break;
            case MessageEntry.WebhookTested tested:
                WebhookQueue.Test(db, entry, tested);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Fail(DeskDb db, JournalEntry entry, MessageEntry.Failed failed)
    {
        var row = Find(db, entry, failed.Message);
        row.Tries++;
        row.Reason = MessageWords.Of(failed.Reason);
        if (failed.Next is { } next)
        {
            row.Next = next;
            return;
        }

        row.State = MessageState.Failed;
        Outbox.QueueWebhook(db, entry, "notice.failed", row.Id, WebhookData.Of(("message", row.Id),
            ("template", row.Template), ("about", row.About), ("reason", row.Reason)));

        // A mailbox that is refused is as good as a letter that came back.
        if (failed.Reason is FailureReason.Refused)
        {
            TellEngine(db, entry, row);
        }
    }

    private static void TellEngine(DeskDb db, JournalEntry entry, OutboxRow row)
    {
        Outbox.QueueWebhook(db, entry, "notice.returned", row.Id, WebhookData.Of(("message", row.Id),
            ("template", row.Template), ("about", row.About), ("reason", row.Reason)));
        if (row.Customer.Length > 0)
        {
            db.SetTimer(ReturnedTimers.TimerKind, row.Id, entry.Head.At);
        }
    }

    private static OutboxRow Find(DeskDb db, JournalEntry entry, string message) =>
        db.Set<OutboxRow>().Find(message) ?? throw new JournalException(
            JournalFault.Damaged, $"Entry {entry.Position} tells of a message that was never queued.");
}
