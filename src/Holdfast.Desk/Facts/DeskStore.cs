using System.Collections.Frozen;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Holdfast.Desk.Facts;

/// <summary>
/// Applies entries to the desk's tables, with the place they have come to, in one transaction. An entry of which
/// nothing can be made is set aside, and those behind it go on.
/// </summary>
internal sealed class DeskStore(
    DeskTables tables, IEnumerable<IDeskEffects> effects, DeskNews news, TimeProvider clock)
    : IFollowerStore<JournalEntry>
{
    private const string BeforeEntry = "before_entry";

    // What is saved looks at all that was read since the run began: a long run of alerts would pay for it again and
    // again.
    private const int EventsAtOnce = 256;

    // So many entries of which nothing comes are read again at most after a stop.
    private const int UnsavedAtMost = 50_000;

    private readonly FrozenDictionary<EntryKind, IDeskEffects[]> _effects = ByKind(effects);

    private HashSet<(string Table, string Key)> _changed = [];

    private long _savedPosition, _setAside;

    /// <summary>Who makes something of which kind of entries, in the order in which they were added.</summary>
    public static FrozenDictionary<EntryKind, IDeskEffects[]> ByKind(IEnumerable<IDeskEffects> effects) => effects
        .SelectMany(slice => slice.Kinds.Select(kind => (Kind: kind, Slice: slice)))
        .GroupBy(one => one.Kind, one => one.Slice)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    public FollowerPlace? Place()
    {
        tables.Prepare();
        using var db = tables.Open();
        _setAside = db.Set<SetAsideRow>().LongCount();
        if (db.Set<DeskPlaceRow>().AsNoTracking().SingleOrDefault() is not { } row)
        {
            return null;
        }

        _savedPosition = row.Position;
        return new FollowerPlace(row.Version, row.Position, TreeHash.Read(Convert.FromHexString(row.Root)));
    }

    public void Clear()
    {
        using var db = tables.Open();
        using var all = db.Database.BeginTransaction();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).Distinct())
        {
#pragma warning disable EF1002 // The name is the model's own.
            db.Database.ExecuteSqlRaw($"DELETE FROM \"{table}\"");
#pragma warning restore EF1002
        }

        all.Commit();
        (_savedPosition, _setAside) = (0, 0);
        news.Forget();
    }

    public void Save(FollowedBatch<JournalEntry> batch)
    {
        // Where nothing came of entries, their place may be forgotten: it costs a write to keep it.
        if (batch.Changes.Count + batch.SetAside.Count + batch.TakenUp.Count == 0
            && batch.Place.Position - _savedPosition < UnsavedAtMost)
        {
            return;
        }

        using var db = tables.Open();
        db.SavingChanges += NoteChanges;
        using var all = db.Database.BeginTransaction();
        foreach (var position in batch.TakenUp)
        {
            db.Set<SetAsideRow>().Where(row => row.Position == position).ExecuteDelete();
        }

        for (var from = 0; from < batch.Changes.Count;)
        {
            var run = RunFrom(batch.Changes, from);
            Apply(db, all, run);
            from += run.Count;
        }

        foreach (var aside in batch.SetAside)
        {
            SetAside(db, aside);
        }

        Keep(db, batch);
        db.SaveChanges();
        all.Commit();
        _savedPosition = batch.Place.Position;
        _setAside = db.Set<SetAsideRow>().LongCount();
    }

    /// <summary>Rows that changed since this was asked last, as far as pages show them.</summary>
    public IReadOnlyCollection<(string Table, string Key)> TakeChanged()
    {
        var changed = _changed;
        if (changed.Count > 0)
        {
            _changed = [];
        }

        return changed;
    }

    public IReadOnlyList<SetAsideEntry> SetAside(long after, int limit)
    {
        using var db = tables.Open();
        return
        [
            .. db.Set<SetAsideRow>().AsNoTracking().Where(row => row.Position > after).OrderBy(row => row.Position)
                .Take(limit).AsEnumerable()
                .Select(row => new SetAsideEntry(row.Position, row.Reason, row.Tries, row.At)),
        ];
    }

    public long CountSetAside() => _setAside;

    public void Dispose()
    {
        // Each use opens and closes a context of its own.
    }

    // A row of whose save nothing came in the end is told of as well, which costs whoever shows it a look.
    private void NoteChanges(object? sender, SavingChangesEventArgs saving)
    {
        foreach (var entry in ((DeskDb)sender!).ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && entry.Metadata.GetTableName() is { } table && news.IsOf(table))
            {
                _changed.Add((table, KeyOf(entry)));
            }
        }
    }

    private static string KeyOf(EntityEntry entry) =>
        entry.Metadata.FindPrimaryKey() is { Properties: [var first, ..] }
            && entry.Property(first).CurrentValue is string key
                ? key
                : "";

    // Events change nothing that events look for, so those that stand together are saved together: there are many of
    // them, and each save costs more than what is saved.
    private static List<JournalEntry> RunFrom(IReadOnlyList<JournalEntry> entries, int from) =>
        entries[from].Head.Kind is EntryKind.Event
            ? [.. entries.Skip(from).Take(EventsAtOnce).TakeWhile(entry => entry.Head.Kind is EntryKind.Event)]
            : [entries[from]];

    private void Apply(DeskDb db, IDbContextTransaction all, List<JournalEntry> run)
    {
        all.CreateSavepoint(BeforeEntry);
        try
        {
            foreach (var entry in run)
            {
                Apply(db, entry);
            }

            db.SaveChanges();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            all.RollbackToSavepoint(BeforeEntry);
            db.ChangeTracker.Clear();
            if (run.Count > 1)
            {
                // One of them is no good: each is tried alone.
                run.ForEach(entry => Apply(db, all, [entry]));
                return;
            }

            // Whatever a slice throws at an entry is that entry's own trouble, unless nothing can be written at all:
            // then writing down that it is set aside fails too, and all is tried again later.
            SetAside(db, new SetAsideEntry(run[0].Position, ReasonOf(failure), 1, Now));
            db.SaveChanges();
        }

        all.ReleaseSavepoint(BeforeEntry);
        db.ChangeTracker.Clear();
    }

    private void Apply(DeskDb db, JournalEntry entry)
    {
        foreach (var slice in _effects[entry.Head.Kind].Where(slice => slice.Wants(entry)))
        {
            slice.Apply(db, entry);
        }
    }

    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    // What other failures say may quote what was to be written.
    private static string ReasonOf(Exception failure) => failure is JournalException
        ? failure.Message
        : $"Nothing could be made of it ({failure.GetType().Name}).";

    private static void SetAside(DeskDb db, SetAsideEntry aside)
    {
        if (db.Set<SetAsideRow>().Find(aside.Position) is { } row)
        {
            (row.Reason, row.Tries, row.At) = (aside.Reason, row.Tries + aside.Tries, aside.At);
        }
        else
        {
            db.Add(new SetAsideRow
            {
                Position = aside.Position, Reason = aside.Reason, Tries = aside.Tries, At = aside.At,
            });
        }
    }

    private static void Keep(DeskDb db, FollowedBatch<JournalEntry> batch)
    {
        var row = db.Set<DeskPlaceRow>().Find(1);
        if ((row?.Position ?? 0) > batch.From)
        {
            throw new InvalidOperationException($"The desk's tables are at {row?.Position}, not at {batch.From}.");
        }

        var (version, position, root) = (batch.Place.Version, batch.Place.Position, batch.Place.Root.ToString());
        if (row is null)
        {
            db.Add(new DeskPlaceRow { Id = 1, Version = version, Position = position, Root = root });
        }
        else
        {
            (row.Version, row.Position, row.Root) = (version, position, root);
        }
    }
}
