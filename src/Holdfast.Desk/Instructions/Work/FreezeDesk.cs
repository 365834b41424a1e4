using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Facts;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>Knows which orders to the firm's systems freeze an account: orders are another slice's.</summary>
internal interface IFreezeOrders
{
    /// <summary>The order that freezes an account and can be taken back; null where there is none.</summary>
    string? StandingOf(DeskDb db, string accountMark);
}

/// <summary>What freezes take besides.</summary>
internal sealed record FreezeTools(InstructionStore Store, CustomerSight Sights, IEnumerable<IFreezeOrders> Orders)
{
    /// <summary>The order that freezes an account and can be taken back; null where there is none.</summary>
    public string? OrderOf(DeskDb db, string accountMark) =>
        Orders.Select(orders => orders.StandingOf(db, accountMark)).FirstOrDefault(order => order is not null);
}

/// <summary>Freezes accounts, and takes freezes off.</summary>
public sealed class FreezeDesk
{
    private readonly DeskWriter _writer;
    private readonly FreezeTools _tools;
    private readonly PersonKeys _keys;
    private readonly PolicyClock _clock;

    internal FreezeDesk(DeskWriter writer, FreezeTools tools, PersonKeys keys, PolicyClock clock) =>
        (_writer, _tools, _keys, _clock) = (writer, tools, keys, clock);

    /// <summary>
    /// Takes the freeze of an account off, as a person does it; what speaks against it, nothing where it is off.
    /// </summary>
    public Task<IReadOnlyList<Objection>> ThawAsync(string account, string reason, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(by);
        return ThawAsync(account, null, Personal.Of(reason), by, ct);
    }

    /// <summary>
    /// Takes off what an order froze that was taken back. False where it is off, or frozen for another reason: what the
    /// customer froze themself, an order of the firm's does not thaw.
    /// </summary>
    internal async Task<bool> ThawForAsync(
        string account, string undone, Personal reason, Officer by, CancellationToken ct) =>
        await ThawAsync(account, undone, reason, by, ct) is { Count: 0 };

    private Task<IReadOnlyList<Objection>> ThawAsync(
        string account, string? undone, Personal reason, Officer by, CancellationToken ct) =>
        _writer.DecideAsync(async (db, inner) =>
        {
            var mark = _tools.Sights.Marks.OfAccount(account);
            var acting = _clock.Acting(by, _clock.Zone);
            var customer = db.Set<FreezeRow>().Find(mark)?.Customer;
            using var key = customer is null ? null : await _keys.ForAsync(customer, inner);
            var known = _tools.Store.FindFreeze(db, mark, key);
            var against = AccountFreeze.AgainstThaw(
                undone is null || known?.Fact.Case == undone ? known : null,
                undone is null ? _tools.OrderOf(db, mark) : null, reason, acting);
            return against.Count > 0
                ? new Decided<IReadOnlyList<Objection>>(against)
                : new Decided<IReadOnlyList<Objection>>(against, new InstructionEntry(
                    by, acting.Policy.Stamp, customer!)
                {
                    Freezes = [new FreezeFacts(mark, new FreezeFact.Thawed(reason))],
                }.ToEntry(key));
        }, ct);

    /// <summary>
    /// Freezes an account for an order of the firm's; done once, however often it is called. False where it was frozen
    /// for another reason, which then stands.
    /// </summary>
    /// <param name="customer">The customer it is frozen for.</param>
    /// <param name="account">The account.</param>
    /// <param name="reference">The order, by which the freeze is known again.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Who ordered it.</param>
    /// <param name="ct">Ends it.</param>
    internal Task<bool> FreezeAsync(
        string customer, string account, string reference, Personal reason, Officer by, CancellationToken ct) =>
        _writer.DecideAsync(async (db, inner) =>
        {
            var mark = _tools.Sights.Marks.OfAccount(account);
            using var key = await _keys.ForAsync(db.Set<FreezeRow>().Find(mark)?.Customer ?? customer, inner);
            if (_tools.Store.FindFreeze(db, mark, key) is { } known)
            {
                return new Decided<bool>(known.Fact.Case == reference);
            }

            var acting = _clock.Acting(by, _clock.Zone);
            var frozen = new FreezeFact.Frozen(customer, Personal.Of(account), null, reason, reference, reference);
            return new Decided<bool>(true, new InstructionEntry(by, acting.Policy.Stamp, customer)
            {
                Freezes = [new FreezeFacts(mark, frozen)],
            }.ToEntry(key));
        }, ct);

    /// <summary>
    /// Freezes all accounts of a customer who said "not me", as far as no customer froze them yet: what an order froze
    /// is the customer's from then on, and does not come off with the order.
    /// </summary>
    internal Task<bool> FreezeAsync(CustomerVoice voice, CancellationToken ct) =>
        _writer.DecideAsync(async (db, inner) =>
        {
            var by = Officer.OfCustomer(voice.Customer);
            var acting = _clock.Acting(by, _clock.Zone);
            var sight = _tools.Sights.Of(db, voice.Customer, null, acting.Policy);
            var used = sight.Contacts.Where(contact => contact.Id == voice.Contact).Select(ContactUsed.Of)
                .FirstOrDefault();
            var freezes = (sight.File?.Accounts ?? [])
                .Select(account => (account.Account, Mark: _tools.Sights.Marks.OfAccount(account.Account)))
                .Where(one => _tools.Store.FindFreeze(db, one.Mark, key: null) is not { Fact.IsOfOrder: false })
                .Select(one => new FreezeFacts(one.Mark, new FreezeFact.Frozen(
                    voice.Customer, Personal.Of(one.Account), used, Personal.Of("The customer pressed \"not me\"."),
                    $"case-{voice.Subject}")))
                .ToList();
            if (freezes.Count == 0)
            {
                return new Decided<bool>(false);
            }

            using var key = await _keys.ForAsync(voice.Customer, inner);
            var entry = new InstructionEntry(by, acting.Policy.Stamp, voice.Customer) { Freezes = [.. freezes] };
            return new Decided<bool>(true, entry.ToEntry(key));
        }, ct);
}
