using System.Collections.Immutable;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Letters;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>A standing letter, opened.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="History">Its facts, oldest first.</param>
/// <param name="Contacts">The customer's contacts, judged as of when the letter was entered or changed.</param>
/// <param name="CustomerName">What the customer is called; empty where they are not on file.</param>
/// <param name="HoldsUntil">The last day on which it holds; null where it does not hold.</param>
public sealed record LetterView(
    StandingLetter Letter, ImmutableArray<RecordedLetter> History, ImmutableArray<ContactView> Contacts,
    string CustomerName, LocalDate? HoldsUntil);

/// <summary>Shows standing letters. Every look at one is kept before anything of it is shown.</summary>
public sealed class LetterReading
{
    private const int PageRows = 50;

    private readonly DeskReader _reader;
    private readonly InstructionStore _store;
    private readonly Vault _vault;
    private readonly InstructionWork _work;
    private readonly PolicyClock _clock;

    internal LetterReading(
        DeskReader reader, InstructionStore store, Vault vault, InstructionWork work, PolicyClock clock) =>
        (_reader, _store, _vault, _work, _clock) = (reader, store, vault, work, clock);

    /// <summary>A page of letters by their ids, those that hold or are to be verified alone or all.</summary>
    public async Task<(IReadOnlyList<LetterRow> Rows, string? Next)> ListAsync(
        bool isAll, string? after, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var rows = db.Set<LetterRow>().Where(row => isAll || row.RevokedAt == null);
        rows = after is null ? rows : rows.Where(row => string.Compare(row.Id, after) > 0);
        var found = await rows.OrderBy(row => row.Id).Take(PageRows + 1).ToListAsync(ct);
        return found.Count > PageRows ? (found[..PageRows], found[PageRows - 1].Id) : (found, null);
    }

    /// <summary>The last day on which a letter of the list holds; null where it does not hold.</summary>
    public LocalDate? HoldsUntil(LetterRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { RevokedAt: null, VerifiedAt: { } verified }
            ? StandingLetter.EndOf(verified, _clock.Acting(Officer.System, _clock.Zone).Policy)
            : null;
    }

    /// <summary>A letter, opened; null where there is none.</summary>
    public async Task<LetterView?> FindAsync(string id, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(by);
        await using var db = _reader.Open();
        if (await db.Set<LetterRow>().FindAsync([id], ct) is not { } row)
        {
            return null;
        }

        var file = await _vault.OpenAsync(row.Customer, Purpose.Verifying(id), by.Actor, ct);
        using var key = _work.FindKey(row.Customer);
        var entries = _store.EntriesOf(db, id, key).ToList();
        if (InstructionStore.FoldLetter(entries, id) is not { } letter)
        {
            return null;
        }

        var acting = _clock.Acting(by, _clock.Zone);
        var sight = _work.Sights.Of(db, row.Customer, null, acting.Policy);
        return new LetterView(
            letter,
            [
                .. from one in entries
                   from block in one.Entry.Letters
                   where block.Id == id
                   from fact in block.Facts
                   select new RecordedLetter(fact, one.Entry.By, one.At.Head.At),
            ],
            InstructionReading.ContactsOf(sight, letter.EnteredAt, acting), file?.Name.Full ?? "",
            letter.HoldsUntil(acting.Policy));
    }
}
