using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Facts;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>Freezes accounts, and takes freezes off.</summary>
public sealed class FreezeDesk
{
    private readonly DeskWriter _writer;
    private readonly InstructionStore _store;
    private readonly CustomerSight _sights;
    private readonly PersonKeys _keys;
    private readonly PolicyClock _clock;

    internal FreezeDesk(
        DeskWriter writer, InstructionStore store, CustomerSight sights, PersonKeys keys, PolicyClock clock) =>
        (_writer, _store, _sights, _keys, _clock) = (writer, store, sights, keys, clock);

    /// <summary>Takes the freeze of an account off; what speaks against it, nothing where it is off.</summary>
    public Task<IReadOnlyList<Objection>> ThawAsync(string account, string reason, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(by);
        return _writer.DecideAsync(async (db, inner) =>
        {
            var mark = _sights.Marks.OfAccount(account);
            var acting = _clock.Acting(by, _clock.Zone);
            var customer = db.Set<FreezeRow>().Find(mark)?.Customer;
            using var key = customer is null ? null : await _keys.ForAsync(customer, inner);
            var against = AccountFreeze.AgainstThaw(_store.FindFreeze(db, mark, key), Personal.Of(reason), acting);
            return against.Count > 0
                ? new Decided<IReadOnlyList<Objection>>(against)
                : new Decided<IReadOnlyList<Objection>>(against, new InstructionEntry(
                    by, acting.Policy.Stamp, customer!)
                {
                    Freezes = [new FreezeFacts(mark, new FreezeFact.Thawed(Personal.Of(reason)))],
                }.ToEntry(key));
        }, ct);
    }

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
            var mark = _sights.Marks.OfAccount(account);
            using var key = await _keys.ForAsync(db.Set<FreezeRow>().Find(mark)?.Customer ?? customer, inner);
            if (_store.FindFreeze(db, mark, key) is { } known)
            {
                return new Decided<bool>(known.Fact.Case == reference);
            }

            var acting = _clock.Acting(by, _clock.Zone);
            var frozen = new FreezeFact.Frozen(customer, Personal.Of(account), null, reason, reference);
            return new Decided<bool>(true, new InstructionEntry(by, acting.Policy.Stamp, customer)
            {
                Freezes = [new FreezeFacts(mark, frozen)],
            }.ToEntry(key));
        }, ct);

    /// <summary>Whether an account is frozen for an order of the firm's, and for nothing else.</summary>
    internal bool IsFrozenFor(DeskDb db, string account, string reference)
    {
        var mark = _sights.Marks.OfAccount(account);
        return _store.FindFreeze(db, mark, key: null)?.Fact.Case == reference;
    }

    /// <summary>Freezes all accounts of a customer who said "not me", as far as they are not frozen yet.</summary>
    internal Task<bool> FreezeAsync(CustomerVoice voice, CancellationToken ct) =>
        _writer.DecideAsync(async (db, inner) =>
        {
            var by = Officer.OfCustomer(voice.Customer);
            var acting = _clock.Acting(by, _clock.Zone);
            var sight = _sights.Of(db, voice.Customer, null, acting.Policy);
            var used = sight.Contacts.Where(contact => contact.Id == voice.Contact).Select(ContactUsed.Of)
                .FirstOrDefault();
            var freezes = (sight.File?.Accounts ?? [])
                .Select(account => (account.Account, Mark: _sights.Marks.OfAccount(account.Account)))
                .Where(one => db.Set<FreezeRow>().Find(one.Mark) is null)
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
