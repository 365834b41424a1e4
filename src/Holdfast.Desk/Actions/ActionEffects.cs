using System.Collections.Immutable;
using Holdfast.Desk.Actions.Rules;
using Holdfast.Desk.Actions.Work;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Webhooks;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Actions;

/// <summary>What entries of orders make of the tables: rows, timers, and the webhooks by which orders go out.</summary>
internal sealed class ActionEffects(ActionStore store) : IDeskEffects
{
    public ImmutableArray<EntryKind> Kinds => [EntryKind.Action];

    public void Apply(DeskDb db, JournalEntry entry)
    {
        var told = ActionEntry.Read(entry, key: null);
        var orders = told.Actions.GroupBy(one => one.Id, one => one.Facts).ToList();
        foreach (var one in orders)
        {
            db.Add(new ActionEntryRow { Action = one.Key.ToString(), Position = entry.Position });
        }

        // The orders are read anew below, and a query sees only what was saved.
        db.SaveChanges();
        foreach (var one in orders)
        {
            Take(db, entry, one.Key, [.. one.SelectMany(facts => facts)]);
        }

        foreach (var done in told.Done)
        {
            db.ClearTimer(done.Kind, done.Subject);
        }

        if (told is { Request: { } request, Actions: [{ Id: var id }, ..] })
        {
            db.Add(new ActionRequestRow { Key = request.Key, Content = request.Content, Action = id.ToString() });
        }
    }

    private void Take(DeskDb db, JournalEntry entry, ActionId id, ImmutableArray<ActionFact> facts)
    {
        if (store.Find(db, id, key: null) is not { } order)
        {
            return;
        }

        var row = db.Set<ActionRow>().Find(id.ToString());
        if (row is null)
        {
            row = Begin(order, entry.Position);
            db.Add(row);
        }

        var timers = ActionTimers.Of(order);
        Fill(row, order, timers.IsEmpty ? null : timers.Min(timer => timer.At));
        if (row.NextDue is { } due)
        {
            db.SetTimer(ActionDueTimers.TimerKind, row.Id, due);
        }
        else
        {
            db.ClearTimer(ActionDueTimers.TimerKind, row.Id);
        }

        foreach (var fact in facts)
        {
            if (DeskPart.Begins(fact, order.Request))
            {
                db.SetTimer(DeskPartTimers.TimerKind, row.Id, entry.Head.At);
            }

            if (WebhookOf(fact, order) is { } type)
            {
                // An order and what takes it back are about one thing, and so arrive in order.
                Outbox.QueueWebhook(
                    db, entry, type, row.Undoes ?? row.Id, DataOf(order, (fact as ActionFact.Alarmed)?.Alarm));
            }
        }
    }

    private static string? WebhookOf(ActionFact fact, ActionOrder order) => fact switch
    {
        ActionFact.Proposed when order.Request.WaitsForSecond => "action.proposed",
        ActionFact.Ordered => order.Request.Undoes is null ? "action.ordered" : "action.undoOrdered",
        ActionFact.Alarmed => "action.overdue",
        _ => null,
    };

    private static string DataOf(ActionOrder order, ActionAlarm? alarm)
    {
        var request = order.Request;
        return WebhookData.Of(
            ("action", order.Id.ToString()), ("kind", Words.Of(request.Kind)),
            ("target", Words.Of(request.Rule.Target)), ("undoes", request.Undoes?.ToString()),
            ("customer", request.Customer), ("case", request.Case), ("symbol", SymbolOf(request)),
            ("emergency", request.IsEmergency ? "true" : null),
            ("answerBy", order.OrderedAt is { } at ? InstantText.Of(at + request.Rule.AnswerWithin) : null),
            ("late", alarm is { } what ? Words.Of(what) : null));
    }

    private static ActionRow Begin(ActionOrder order, long position)
    {
        var request = order.Request;
        return new ActionRow
        {
            Id = order.Id.ToString(),
            Position = position,
            Kind = request.Kind,
            TargetMark = request.TargetMark,
            Symbol = SymbolOf(request),
            Customer = request.Customer,
            Case = request.Case,
            Undoes = request.Undoes?.ToString(),
            IsEmergency = request.IsEmergency,
            ProposedBy = InstructionRows.NameOf(order.ProposedBy),
            ProposedAt = order.ProposedAt,
        };
    }

    private static void Fill(ActionRow row, ActionOrder order, NodaTime.Instant? due)
    {
        row.Version = order.Version;
        row.State = order.State;
        row.OrderedAt = order.OrderedAt;
        row.AnsweredAt = order.Answer?.At;
        row.UndoneBy = order.UndoneBy?.ToString();
        row.NeedsReview = order.NeedsReview;
        row.IsLate = order.Late.Any();
        row.NextDue = due;
    }

    private static string? SymbolOf(ActionRequest request) =>
        request.Rule.Target is TargetKind.Symbol ? request.TargetMark : null;
}
