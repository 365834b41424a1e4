using System.Collections.Immutable;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Actions.Work;

/// <summary>Which orders are listed.</summary>
public sealed record ActionFilter
{
    /// <summary>Rows of a page of the console.</summary>
    public const int PageRows = 50;

    /// <summary>Only in this state; null for all.</summary>
    public ActionState? State { get; init; }

    /// <summary>Only of this kind; null for all.</summary>
    public ActionKind? Kind { get; init; }

    /// <summary>Only of this case; null for all.</summary>
    public string? Case { get; init; }

    /// <summary>Only of this customer; null for all.</summary>
    public string? Customer { get; init; }

    /// <summary>Only those of which something is late.</summary>
    public bool IsLateOnly { get; init; }

    /// <summary>The id of the order behind which the page begins.</summary>
    public string? After { get; init; }

    /// <summary>The most of a page.</summary>
    public int Limit { get; init; } = PageRows;
}

/// <summary>A page of orders, newest first; the id behind which the next begins, null where this is the last.</summary>
public sealed record ActionRows(IReadOnlyList<ActionRow> Rows, string? Next);

/// <summary>An order, opened for somebody who is kept to have looked.</summary>
/// <param name="Order">The order.</param>
/// <param name="History">All that happened to it, in order.</param>
/// <param name="Webhooks">The webhooks by which it went out, with how each stands.</param>
public sealed record ActionView(
    ActionOrder Order, ImmutableArray<RecordedAction> History, ImmutableArray<ActionDelivery> Webhooks);

/// <summary>A webhook of an order, on its way to one of the firm's systems.</summary>
/// <param name="Receiver">What the system is called.</param>
/// <param name="Type">The type.</param>
/// <param name="State">How it stands, a wire word.</param>
/// <param name="Tries">How often it was tried.</param>
public sealed record ActionDelivery(string Receiver, string Type, string State, int Tries);

/// <summary>Numbers of orders, for the first pages of who works on them.</summary>
/// <param name="Late">How many have something late.</param>
/// <param name="ToDecide">How many wait for a second person.</param>
/// <param name="ToReview">How many went out in an emergency and wait to be looked at.</param>
public sealed record ActionFigures(int Late, int ToDecide, int ToReview);

/// <summary>Shows orders. Every look at one is kept before anything of it is shown.</summary>
public sealed class ActionReader
{
    private readonly DeskReader _reader;
    private readonly ActionStore _store;
    private readonly ActionSeals _seals;
    private readonly VaultLooks _looks;

    internal ActionReader(DeskReader reader, ActionStore store, ActionSeals seals, VaultLooks looks) =>
        (_reader, _store, _seals, _looks) = (reader, store, seals, looks);

    /// <summary>Orders, newest first. A list tells nothing of a customer but their id.</summary>
    public async Task<ActionRows> ListAsync(ActionFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = _reader.Open();
        var rows = db.Set<ActionRow>().AsQueryable();
        rows = filter.State is { } state ? rows.Where(row => row.State == state) : rows;
        rows = filter.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = filter.Case is { } named ? rows.Where(row => row.Case == named) : rows;
        rows = filter.Customer is { } customer ? rows.Where(row => row.Customer == customer) : rows;
        rows = filter.IsLateOnly ? rows.Where(row => row.IsLate) : rows;
        if (filter.After is { } after && await db.Set<ActionRow>().FindAsync([after], ct) is { } last)
        {
            rows = rows.Where(row => row.Position < last.Position
                || (row.Position == last.Position && string.Compare(row.Id, last.Id) < 0));
        }

        var found = await rows.OrderByDescending(row => row.Position).ThenByDescending(row => row.Id)
            .Take(filter.Limit + 1).ToListAsync(ct);
        return found.Count > filter.Limit
            ? new ActionRows(found[..filter.Limit], found[filter.Limit - 1].Id)
            : new ActionRows(found, null);
    }

    /// <summary>The orders of a case and of those that were merged into it, newest first.</summary>
    public IReadOnlyList<ActionRow> OfCase(params IEnumerable<string> ids)
    {
        using var db = _reader.Open();
        string[] all = [.. ids];
        return
        [
            .. db.Set<ActionRow>().Where(row => row.Case != null && all.Contains(row.Case))
                .OrderByDescending(row => row.Position).ThenByDescending(row => row.Id).Take(ActionFilter.PageRows),
        ];
    }

    /// <summary>How many orders wait for somebody.</summary>
    public ActionFigures Figures()
    {
        using var db = _reader.Open();
        var rows = db.Set<ActionRow>();
        return new ActionFigures(
            rows.Count(row => row.IsLate), rows.Count(row => row.State == ActionState.Proposed),
            rows.Count(row => row.NeedsReview));
    }

    /// <summary>An order, opened; null where there is none.</summary>
    public async Task<ActionView?> FindAsync(ActionId id, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(by);
        await using var db = _reader.Open();
        if (await db.Set<ActionRow>().FindAsync([id.ToString()], ct) is not { } row)
        {
            return null;
        }

        await _looks.RecordAsync(
            new VaultLook("action", row.Customer, PurposeOf(row), ["accounts"], 1), by.Actor, ct);
        using var key = _seals.Find(row.Customer);
        var facts = _store.FactsOf(db, id, key);
        return ActionOrder.Of(id, facts) is { } order
            ? new ActionView(order, [.. facts], await DeliveriesAsync(db, row, ct))
            : null;
    }

    private static Purpose PurposeOf(ActionRow row) => new(PurposeKind.Investigation, row.Case ?? row.Id);

    private static async Task<ImmutableArray<ActionDelivery>> DeliveriesAsync(
        DeskDb db, ActionRow row, CancellationToken ct)
    {
        var (subject, type) = (row.Undoes ?? row.Id, row.Undoes is null ? "action.ordered" : "action.undoOrdered");
        List<ActionDelivery> deliveries = [];
        foreach (var receiver in await db.Set<EndpointRow>().OrderBy(one => one.Name).ToListAsync(ct))
        {
            // Of several orders to take one back, which are about the same, each shows its own.
            var sent = await db.Set<WebhookRow>().Where(one => one.Endpoint == receiver.Id && one.Subject == subject)
                .OrderBy(one => one.Position).ToListAsync(ct);
            deliveries.AddRange(sent
                .Where(one => one.Type == type && one.Payload.Contains($"\"{row.Id}\"", StringComparison.Ordinal))
                .Select(one => new ActionDelivery(receiver.Name, type, MessageWords.Of(one.State), one.Tries)));
        }

        return [.. deliveries];
    }
}
