using System.Globalization;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>A frozen account, opened.</summary>
/// <param name="Freeze">The freeze.</param>
/// <param name="Customer">The customer who it was frozen for.</param>
/// <param name="CustomerName">What the customer is called; empty where they are not on file.</param>
/// <param name="Order">The order that freezes the account and is taken back first; null where there is none.</param>
public sealed record FreezeView(AccountFreeze Freeze, string Customer, string CustomerName, string? Order);

/// <summary>Shows frozen accounts. Every look at one is kept before anything of it is shown.</summary>
public sealed class FreezeReading
{
    private const int PageRows = 50;

    private readonly DeskReader _reader;
    private readonly FreezeTools _tools;
    private readonly Vault _vault;
    private readonly PersonKeys _keys;

    internal FreezeReading(DeskReader reader, FreezeTools tools, Vault vault, PersonKeys keys) =>
        (_reader, _tools, _vault, _keys) = (reader, tools, vault, keys);

    /// <summary>A page of frozen accounts, those frozen longest first, with the key of the next.</summary>
    public async Task<(IReadOnlyList<FreezeRow> Rows, string? Next)> ListAsync(string? after, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var rows = db.Set<FreezeRow>().AsQueryable();

        // In the order of the entries that froze them, of which each may have frozen several accounts.
        if (after?.Split('.', 2) is [var place, var mark]
            && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            rows = rows.Where(row => row.Position > position
                || (row.Position == position && string.Compare(row.AccountMark, mark) > 0));
        }

        var found = await rows.OrderBy(row => row.Position).ThenBy(row => row.AccountMark).Take(PageRows + 1)
            .ToListAsync(ct);
        return found.Count > PageRows
            ? (found[..PageRows], string.Create(
                CultureInfo.InvariantCulture, $"{found[PageRows - 1].Position}.{found[PageRows - 1].AccountMark}"))
            : (found, null);
    }

    /// <summary>A frozen account, opened; null where it is not frozen.</summary>
    public async Task<FreezeView?> FindAsync(string mark, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(by);
        await using var db = _reader.Open();
        if (await db.Set<FreezeRow>().FindAsync([mark], ct) is not { } row)
        {
            return null;
        }

        var file = await _vault.OpenAsync(
            row.Customer, new Purpose(PurposeKind.Investigation, $"freeze-{row.Position}"), by.Actor, ct);
        using var key = _keys.Find(row.Customer);
        return _tools.Store.FindFreeze(db, mark, key) is { } freeze
            ? new FreezeView(freeze, row.Customer, file?.Name.Full ?? "", _tools.OrderOf(db, mark))
            : null;
    }
}
