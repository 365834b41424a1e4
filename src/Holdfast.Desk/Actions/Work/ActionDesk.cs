using System.Collections.Immutable;
using Holdfast.Desk.Actions.Rules;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Facts;
using NodaTime;

namespace Holdfast.Desk.Actions.Work;

/// <summary>
/// What is done with orders to the firm's systems. Each is one entry that is durable before it is told of; of two at
/// once, the second is decided against what the first did. The version is the one that whoever asks has read; null
/// where they do not say.
/// </summary>
public sealed class ActionDesk
{
    private readonly DeskWriter _writer;
    private readonly ActionStore _store;
    private readonly ActionSeals _seals;
    private readonly ActionReach _reach;
    private readonly TimeProvider _clock;

    internal ActionDesk(
        DeskWriter writer, ActionStore store, ActionSeals seals, ActionReach reach, TimeProvider clock) =>
        (_writer, _store, _seals, _reach, _clock) = (writer, store, seals, reach, clock);

    /// <summary>Orders something, or proposes it; once for a request id.</summary>
    public Task<ActionResult> OrderAsync(NewAction asked, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(by);
        var used = asked.RequestId is { } sent
            ? new RequestUsed(_seals.OfRequest(by.Actor.Id, sent), _seals.OfContent(asked.Content))
            : null;
        return _writer.DecideAsync<ActionResult>(async (db, inner) =>
        {
            if (used is not null && db.Set<ActionRequestRow>().Find(used.Key) is { } before)
            {
                return new(Again(db, before, used.Content));
            }

            var seen = _reach.Of(db, asked);
            switch (OrderAction.Decide(seen.Request, seen.Known, by))
            {
                case ActionVerdict.Done(var facts):
                    var id = ActionId.Draw();
                    using (var key = await _seals.ForAsync(seen.Request.Customer, inner))
                    {
                        var entry = new ActionEntry(by) { Actions = [new(id, facts)], Request = used };
                        return new(new ActionResult.Done(After(id, null, facts, by)), entry.ToEntry(key));
                    }

                case ActionVerdict.Refused(var objections):
                    return new(new ActionResult.Refused(objections));
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }, ct);
    }

    /// <summary>Has it go out, as a second person.</summary>
    public Task<ActionResult> ApproveAsync(
        ActionId id, int? version, string words, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, order => DecideAction.Approve(order, Personal.Of(words), by), ct);

    /// <summary>Keeps it from going out, as a second person.</summary>
    public Task<ActionResult> DeclineAsync(
        ActionId id, int? version, string words, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, order => DecideAction.Decline(order, Personal.Of(words), by), ct);

    /// <summary>Takes back what one has proposed.</summary>
    public Task<ActionResult> WithdrawAsync(
        ActionId id, int? version, string words, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, order => DecideAction.Withdraw(order, Personal.Of(words), by), ct);

    /// <summary>Keeps what became of it.</summary>
    public Task<ActionResult> AnswerAsync(
        ActionId id, int? version, ActionOutcome outcome, string words, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, order => AnswerAction.Decide(order, outcome, Personal.Of(words.Trim())), ct);

    /// <summary>Keeps what a second person found of an emergency; what does not stand is taken back at once.</summary>
    public Task<ActionResult> ReviewAsync(
        ActionId id, int? version, bool stands, string words, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, order => DecideAction.Review(order, stands, Personal.Of(words), by), ct);

    /// <summary>Orders to take it back; the answer is the order that does.</summary>
    public Task<ActionResult> UndoAsync(ActionId id, int? version, string reason, Officer by, CancellationToken ct) =>
        OnAsync(id, version, (db, order, key) =>
        {
            var why = Personal.Of(reason);
            if (UndoAction.Against(order, why, by) is { Count: > 0 } objections)
            {
                return new Decided<ActionResult>(new ActionResult.Refused([.. objections]));
            }

            var (undo, blocks) = UndoOf(db, order, why);
            return new Decided<ActionResult>(
                new ActionResult.Done(After(undo, null, blocks[^1].Facts, by)),
                new ActionEntry(by) { Actions = blocks }.ToEntry(key));
        }, ct);

    /// <summary>Keeps what is late of an order, and that a timer is done.</summary>
    internal Task<ActionResult> TellLateAsync(ActionId id, CancellationToken ct) =>
        ActAsync(id, null, Officer.System, order => new ActionVerdict.Done(
            ActionTimers.Due(order, Now) is { } late ? [late] : []), ct);

    /// <summary>Keeps what Holdfast itself did of an order.</summary>
    internal Task<ActionResult> TellDoneAtDeskAsync(ActionId id, int changed, TimerDone done, CancellationToken ct) =>
        ActAsync(id, null, Officer.System, _ => new ActionVerdict.Done([new ActionFact.DoneAtDesk(changed)]), ct, done);

    /// <summary>Keeps that a timer is done of an order that cannot be read any more.</summary>
    internal Task ForgetAsync(TimerDone done, CancellationToken ct) => _writer.DecideAsync(
        (_, _) => Task.FromResult(new Decided<bool>(
            true, new ActionEntry(Officer.System) { Done = [done] }.ToEntry(null))), ct);

    private Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    private Task<ActionResult> ActAsync(
        ActionId id, int? version, Officer by, Func<ActionOrder, ActionVerdict> decide, CancellationToken ct,
        TimerDone? done = null) => OnAsync(id, version, (db, order, key) =>
    {
        switch (decide(order))
        {
            case ActionVerdict.Refused(var objections):
                return new Decided<ActionResult>(new ActionResult.Refused(objections));
            case ActionVerdict.Done(var facts) when facts.IsEmpty:
                return new Decided<ActionResult>(new ActionResult.Repeated(order));
            case ActionVerdict.Done(var facts):
                var following = FollowingOf(db, order, facts);
                var after = After(
                    id, order, [.. facts, .. following.Where(one => one.Id == id).SelectMany(one => one.Facts)], by);
                var entry = new ActionEntry(by)
                {
                    Actions = [new(id, facts), .. following],
                    Done = done is null ? [] : [done],
                };
                return new Decided<ActionResult>(new ActionResult.Done(after), entry.ToEntry(key));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }, ct);

    // What of another order follows: an emergency that does not stand is taken back, and what took back was answered.
    private static ImmutableArray<ActionFacts> FollowingOf(
        DeskDb db, ActionOrder before, ImmutableArray<ActionFact> facts) => facts switch
        {
            [ActionFact.Reviewed(false, var words)]
                when before is { Request.Rule.CanBeUndone: true, UndoneBy: null, MayHold: true } =>
                UndoOf(db, before, words).Blocks,
            [ActionFact.Answered { Outcome: not ActionOutcome.Partly } answered]
                when before.Request.Undoes is { } undone =>
                [new(undone, [new ActionFact.UndoEnded(answered.Outcome is ActionOutcome.CarriedOut)])],
            _ => [],
        };

    private static (ActionId Undo, ImmutableArray<ActionFacts> Blocks) UndoOf(
        DeskDb db, ActionOrder order, Personal reason)
    {
        var undo = ActionId.Draw();
        var reach = order.Reach with
        {
            Instructions = ActionReach.OpenOf(db, order.Request).Count(),
            Receivers = ActionReach.ReceiversOf(db, "action.undoOrdered"),
        };
        return (undo,
        [
            new(order.Id, [new ActionFact.UndoOrdered(undo)]),
            new(undo, [new ActionFact.Proposed(UndoAction.RequestOf(order, reason), reach), new ActionFact.Ordered()]),
        ]);
    }

    private Task<ActionResult> OnAsync(
        ActionId id, int? version, Func<DeskDb, ActionOrder, PersonKey, Decided<ActionResult>> decide,
        CancellationToken ct) => _writer.DecideAsync(
            (db, _) => Task.FromResult(On(db, id, version, decide)), ct);

    private Decided<ActionResult> On(
        DeskDb db, ActionId id, int? version, Func<DeskDb, ActionOrder, PersonKey, Decided<ActionResult>> decide)
    {
        // An order whose customer's key was disposed of cannot be read any more, and nothing is done with it.
        var row = db.Set<ActionRow>().Find(id.ToString());
        using var key = row is null ? null : _seals.Find(row.Customer);
        if (key is null || _store.Find(db, id, key) is not { } order)
        {
            return new(new ActionResult.Unknown());
        }

        return version is { } read && read != order.Version
            ? new(new ActionResult.Stale(order))
            : decide(db, order, key);
    }

    private ActionResult Again(DeskDb db, ActionRequestRow before, string content)
    {
        if (before.Content != content)
        {
            return new ActionResult.Refused([new ActionObjection(
                ActionObjectionKind.RequestIdReused, "Something else was ordered with this request id.")]);
        }

        var id = ActionId.Parse(before.Action);
        using var key = _seals.Find(db.Set<ActionRow>().Find(before.Action)?.Customer);
        return _store.Find(db, id, key) is { } known ? new ActionResult.Repeated(known) : new ActionResult.Unknown();
    }

    private ActionOrder After(ActionId id, ActionOrder? known, ImmutableArray<ActionFact> facts, Officer by) =>
        facts.Aggregate(known, (so, fact) => ActionOrder.Evolve(id, so, new RecordedAction(fact, by, Now)))!;
}
