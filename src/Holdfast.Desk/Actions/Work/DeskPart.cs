using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Work;
using NodaTime;

namespace Holdfast.Desk.Actions.Work;

/// <summary>
/// What of an order Holdfast does itself: a frozen account has no instruction released here either, and where transfers
/// are held or a payee is blocked, the open instructions are held. A freeze comes off when the firm's systems say that
/// theirs did.
/// </summary>
internal sealed class DeskPart(FreezeDesk freezes, InstructionDesk instructions, DeskReader reader)
{
    /// <summary>Whether by a fact of an order something is to be done here.</summary>
    public static bool Begins(ActionFact fact, ActionRequest request) => (request.Kind, request.Undoes, fact) switch
    {
        (ActionKind.FreezeAccount or ActionKind.HoldTransfers or ActionKind.BlockPayee, null, ActionFact.Ordered) =>
            true,
        (ActionKind.FreezeAccount, not null, ActionFact.Answered { Outcome: ActionOutcome.CarriedOut }) => true,
        _ => false,
    };

    /// <summary>Does it; done again it changes nothing more.</summary>
    /// <returns>How many accounts or instructions were changed.</returns>
    public async Task<int> DoAsync(ActionOrder order, CancellationToken ct)
    {
        var request = order.Request;

        // Where the customer's key was disposed of, nobody knows any more which account it was. An order that was taken
        // back before its turn came is not carried out after that.
        if (request.Target.IsEmpty || order is { Request.Undoes: null, State: ActionState.Undone })
        {
            return 0;
        }

        return request switch
        {
            { Undoes: { } undone } => await freezes.ThawForAsync(
                request.Target.Text, undone.ToString(), request.Reason, order.ProposedBy, ct)
                ? 1
                : 0,
            { Kind: ActionKind.FreezeAccount } => await freezes.FreezeAsync(
                request.Customer!, request.Target.Text, order.Id.ToString(), request.Reason, order.ProposedBy, ct)
                ? 1
                : 0,
            _ => await HoldAsync(order, ct),
        };
    }

    private async Task<int> HoldAsync(ActionOrder order, CancellationToken ct)
    {
        List<string> open;
        await using (var db = reader.Open())
        {
            open = [.. ActionReach.OpenOf(db, order.Request).Select(row => row.Id)];
        }

        // A person holds: who proposed it, or who had it go out. What was written of one customer stays out of others'
        // records.
        var by = order.ProposedBy.IsStaff ? order.ProposedBy : order.Decision?.By ?? order.ProposedBy;
        var belief = order.Request.Rule.IsFirmWide ? $"Ordered by {order.Id}." : order.Request.Reason.Text;
        var held = 0;
        foreach (var id in open)
        {
            held += await instructions.HoldAsync(
                InstructionId.Parse(id), null, HoldKind.Verification, belief, isImpaired: false, by, ct)
                is InstructionOutcome.Done ? 1 : 0;
        }

        return held;
    }
}

/// <summary>Has Holdfast's own part of an order done.</summary>
internal sealed class DeskPartTimers(
    DeskWriter writer, ActionDesk desk, ActionStore store, ActionSeals seals, DeskPart part) : IDeskTimers
{
    /// <summary>The kind of these timers; their subject is an order.</summary>
    public const string TimerKind = "action.desk";

    public string Kind => TimerKind;

    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        var done = new TimerDone(TimerKind, subject);
        var id = ActionId.Parse(subject);
        if (await FindAsync(id, ct) is not { } order
            || await desk.TellDoneAtDeskAsync(id, await part.DoAsync(order, ct), done, ct) is ActionResult.Unknown)
        {
            await desk.ForgetAsync(done, ct);
        }
    }

    // A command that keeps nothing: it waits for its turn, so that what was ordered just now is seen.
    private Task<ActionOrder?> FindAsync(ActionId id, CancellationToken ct) => writer.DecideAsync(
        (db, _) =>
        {
            using var key = seals.Find(db.Set<ActionRow>().Find(id.ToString())?.Customer);
            return Task.FromResult(new Decided<ActionOrder?>(store.Find(db, id, key)));
        }, ct);
}

/// <summary>Tells what is late of orders.</summary>
internal sealed class ActionDueTimers(ActionDesk desk) : IDeskTimers
{
    /// <summary>The kind of these timers; their subject is an order.</summary>
    public const string TimerKind = "action.due";

    public string Kind => TimerKind;

    // Several may be late at once; each is an entry of its own, and the table shows the next until none is.
    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        if (await desk.TellLateAsync(ActionId.Parse(subject), ct) is ActionResult.Unknown)
        {
            await desk.ForgetAsync(new TimerDone(Kind, subject), ct);
        }
    }
}
