using System.Collections.Immutable;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Facts;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>Shows instructions and changes. Every look at one is kept before anything of it is shown.</summary>
public sealed class InstructionReading
{
    private readonly DeskReader _reader;
    private readonly InstructionStore _store;
    private readonly Vault _vault;
    private readonly InstructionWork _work;
    private readonly PolicyClock _clock;

    internal InstructionReading(
        DeskReader reader, InstructionStore store, Vault vault, InstructionWork work, PolicyClock clock) =>
        (_reader, _store, _vault, _work, _clock) = (reader, store, vault, work, clock);

    /// <summary>Instructions, newest first. A list tells nothing of a customer but their id.</summary>
    public async Task<InstructionPage> ListAsync(InstructionFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var db = _reader.Open();
        var rows = db.Set<InstructionRow>().AsQueryable();
        rows = filter.States.IsEmpty ? rows : rows.Where(row => filter.States.ToArray().Contains(row.State));
        rows = filter.Customer is null ? rows : rows.Where(row => row.Customer == filter.Customer);
        if (filter.Account is { } account)
        {
            var mark = _work.Sights.Marks.OfAccount(account);
            rows = rows.Where(row => row.AccountMark == mark);
        }

        if (filter.Category is { } category)
        {
            var word = $" {category} ";
            rows = rows.Where(row => (" " + row.Categories + " ").Contains(word));
        }

        if (filter.After is { } after && await db.Set<InstructionRow>().FindAsync([after], ct) is { } last)
        {
            rows = rows.Where(row => row.ReceivedAt < last.ReceivedAt
                || (row.ReceivedAt == last.ReceivedAt && string.Compare(row.Id, last.Id) < 0));
        }

        var found = await rows.OrderByDescending(row => row.ReceivedAt).ThenByDescending(row => row.Id)
            .Take(filter.Limit + 1).ToListAsync(ct);
        return found.Count > filter.Limit
            ? new InstructionPage(found[..filter.Limit], found[filter.Limit - 1].Id)
            : new InstructionPage(found, null);
    }

    /// <summary>An instruction, opened; null where there is none.</summary>
    public async Task<InstructionView?> FindAsync(InstructionId id, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(by);
        await using var db = _reader.Open();
        if (await db.Set<InstructionRow>().FindAsync([id.ToString()], ct) is not { } row)
        {
            return null;
        }

        await _vault.OpenAsync(row.Customer, Purpose.Verifying(id.ToString()), by.Actor, ct);
        using var key = _work.FindKey(row.Customer);
        var entries = _store.EntriesOf(db, id.ToString(), key).ToList();
        if (InstructionStore.Fold(entries, id) is not { } instruction)
        {
            return null;
        }

        var situation = _work.SituationOf(db, instruction, row.AccountMark, by, _clock);
        return new InstructionView(
            instruction,
            [
                .. from one in entries
                   from block in one.Entry.Instructions
                   where block.Id == id
                   from fact in block.Facts
                   select new Recorded(fact, block.By ?? one.Entry.By, one.At.Head.At),
            ],
            ContactsOf(situation.Sight, instruction.ReceivedAt, situation.Acting),
            situation.Sight.File?.Name.Full ?? "", situation.Sight.Language, NextSteps.Of(instruction),
            await db.Set<FreezeRow>().FindAsync([row.AccountMark], ct) is not null, situation.Acting.Policy);
    }

    /// <summary>Changes of account data, newest first.</summary>
    public async Task<IReadOnlyList<ChangeRow>> ListChangesAsync(
        string? customer, ChangeState? state, string? after, int limit, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var rows = db.Set<ChangeRow>().AsQueryable();
        rows = customer is null ? rows : rows.Where(row => row.Customer == customer);
        rows = state is null ? rows : rows.Where(row => row.State == state);
        if (after is not null && await db.Set<ChangeRow>().FindAsync([after], ct) is { } last)
        {
            rows = rows.Where(row => row.RequestedAt < last.RequestedAt
                || (row.RequestedAt == last.RequestedAt && string.Compare(row.Id, last.Id) < 0));
        }

        return await rows.OrderByDescending(row => row.RequestedAt).ThenByDescending(row => row.Id).Take(limit)
            .ToListAsync(ct);
    }

    /// <summary>A change of account data, opened; null where there is none.</summary>
    public async Task<ChangeView?> FindChangeAsync(InstructionId id, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(by);
        await using var db = _reader.Open();
        if (await db.Set<ChangeRow>().FindAsync([id.ToString()], ct) is not { } row)
        {
            return null;
        }

        await _vault.OpenAsync(row.Customer, Purpose.Verifying(id.ToString()), by.Actor, ct);
        using var key = _work.FindKey(row.Customer);
        var entries = _store.EntriesOf(db, id.ToString(), key).ToList();
        if (InstructionStore.FoldChange(entries, id) is not { } change)
        {
            return null;
        }

        var acting = _clock.Acting(by, change.Order.Zone);
        var sight = _work.Sights.Of(db, row.Customer, null, acting.Policy);
        return new ChangeView(
            change,
            [
                .. from one in entries
                   from block in one.Entry.Changes
                   where block.Id == id
                   from fact in block.Facts
                   select new RecordedChange(fact, one.Entry.By, one.At.Head.At),
            ],
            ContactsOf(sight, change.RequestedAt, acting), sight.File?.Name.Full ?? "");
    }

    internal static ImmutableArray<ContactView> ContactsOf(Sight sight, NodaTime.Instant receivedAt, Acting acting) =>
    [
        .. sight.Contacts.Select(contact => new ContactView(
            contact,
            ContactEligibility.Judge(contact, receivedAt, acting.Now, acting.Policy)
                is Eligibility.NotEligible(var faults) ? faults : [])),
    ];
}
