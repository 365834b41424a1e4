using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Console.Views;

/// <summary>A view of somebody's.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Path">Its address.</param>
public sealed record SavedView(string Id, string Name, string Path);

/// <summary>How somebody has set the console for themself.</summary>
/// <param name="Views">Their views, the oldest first.</param>
/// <param name="HasSingleKeys">Whether single keys do something.</param>
internal sealed record OwnConsole(ImmutableArray<SavedView> Views, bool HasSingleKeys)
{
    /// <summary>How it is before anything was set.</summary>
    public static OwnConsole AsItComes { get; } = new([], HasSingleKeys: true);
}

/// <summary>What came of saving a view.</summary>
internal enum ViewOutcome
{
    /// <summary>It is saved.</summary>
    Saved,

    /// <summary>There is one of this name.</summary>
    NameTaken,

    /// <summary>There are as many as there may be.</summary>
    TooMany,
}

/// <summary>
/// Keeps and shows what people set for themselves: views of lists by name, and whether single keys are on.
/// </summary>
internal sealed class SavedViews(
    DeskWriter writer, DeskReader reader, MasterKey master, IEnumerable<NavigationItem> items)
{
    /// <summary>The most views of one person: more are no shortcut any more.</summary>
    public const int AtMost = 20;

    /// <summary>The most characters of a name.</summary>
    public const int NameAtMost = 60;

    private const int PathAtMost = 500;

    /// <summary>What somebody has set.</summary>
    /// <remarks>
    /// Every page shows it, also the one that says what is wrong: where tables cannot be read it is as it comes.
    /// </remarks>
    public OwnConsole Of(string staff)
    {
        try
        {
            using var db = reader.Open();
            var rows = db.Set<ViewRow>().Where(row => row.Staff == staff).OrderBy(row => row.Position).ToList();
            return new OwnConsole(
                [.. rows.Select(row => new SavedView(row.Id, Open(row), row.Path))],
                db.Set<ConsoleChoiceRow>().Find(staff)?.HasSingleKeys ?? true);
        }
        catch (DbException)
        {
            return OwnConsole.AsItComes;
        }
    }

    /// <summary>
    /// An address as a view of it: a list that the navigation leads to, with its filter and from its beginning; null
    /// for any other.
    /// </summary>
    public string? PathOf(string? address)
    {
        if (address is not { Length: > 0 and <= PathAtMost } || !Uri.TryCreate("http://x" + address, UriKind.Absolute,
            out var read) || read.Authority != "x" || !items.Any(item => item.Path == read.AbsolutePath))
        {
            return null;
        }

        var parts = read.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => !part.StartsWith("after=", StringComparison.Ordinal));
        var query = string.Join('&', parts);
        return query.Length == 0 ? read.AbsolutePath : $"{read.AbsolutePath}?{query}";
    }

    /// <summary>Saves a view.</summary>
    public Task<ViewOutcome> SaveAsync(string name, string path, Actor by, CancellationToken ct) =>
        writer.DecideAsync(async (db, end) =>
        {
            var rows = await db.Set<ViewRow>().Where(row => row.Staff == by.Id).ToListAsync(end);
            if (rows.Any(row => string.Equals(Open(row), name, StringComparison.OrdinalIgnoreCase)))
            {
                return new Decided<ViewOutcome>(ViewOutcome.NameTaken);
            }

            var id = Base32.Write(RandomNumberGenerator.GetBytes(5));
            return rows.Count >= AtMost
                ? new Decided<ViewOutcome>(ViewOutcome.TooMany)
                : new Decided<ViewOutcome>(
                    ViewOutcome.Saved,
                    new ViewEntry.Saved(
                        id, master.Wrap(Encoding.UTF8.GetBytes(name), ContextOf(by.Id, id)), path, by).ToEntry());
        }, ct);

    /// <summary>Removes a view; whether there was one.</summary>
    public Task<bool> RemoveAsync(string view, Actor by, CancellationToken ct) =>
        writer.DecideAsync(async (db, end) => await db.Set<ViewRow>().FindAsync([by.Id, view], end) is null
            ? new Decided<bool>(false)
            : new Decided<bool>(true, new ViewEntry.Removed(view, by).ToEntry()), ct);

    /// <summary>Switches single keys on or off.</summary>
    public Task<bool> ChooseKeysAsync(bool areOn, Actor by, CancellationToken ct) =>
        writer.DecideAsync(
            (_, _) => Task.FromResult(new Decided<bool>(true, new ViewEntry.KeysChosen(areOn, by).ToEntry())), ct);

    // Every page shows views, also the one that says what is wrong: a name that does not open keeps nobody out of all.
    private string Open(ViewRow row)
    {
        try
        {
            return Encoding.UTF8.GetString(master.Unwrap(row.Name, ContextOf(row.Staff, row.Id)));
        }
        catch (MasterKeyException)
        {
            return $"View {row.Id}";
        }
    }

    private static string ContextOf(string staff, string view) => $"view {view} of {staff}";
}
