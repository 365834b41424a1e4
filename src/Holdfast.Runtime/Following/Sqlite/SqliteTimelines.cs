using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Sealing;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Holdfast.Runtime.Following.Sqlite;

/// <summary>Timelines in the desk's file of SQLite. One thread saves; any may ask.</summary>
public sealed class SqliteTimelines : ITimelines
{
    private const string Name = "timelines";

    private readonly SqliteConnection _writing, _asking;
    private readonly TimelineWriter _writer;
    private readonly Statement _place, _keepPlace, _dropPlace, _setAside, _takeUp, _clearAside;
    private readonly Statement _askAside, _countAside, _page;
    private readonly SubjectNames _names;
    private readonly Lock _asks = new();

    private SqliteTimelines(string path, SubjectNames names)
    {
        _names = names;
        _writing = DeskFile.ForWriting(path, names.Id);
        _writer = new TimelineWriter(_writing, names, Step);
        _place = new(_writing, DeskSql.SelectPlace, "$name");
        _keepPlace = new(_writing, DeskSql.KeepPlace, "$name", "$version", "$position", "$root");
        _dropPlace = new(_writing, DeskSql.DeletePlace, "$name");
        _setAside = new(_writing, DeskSql.InsertSetAside, "$name", "$position", "$reason", "$tries", "$at");
        _takeUp = new(_writing, DeskSql.DeleteSetAside, "$name", "$position");
        _clearAside = new(_writing, DeskSql.ClearSetAside, "$name");
        _asking = DeskFile.ForAsking(path);
        _askAside = new(_asking, DeskSql.SelectSetAside, "$name", "$after", "$limit");
        _countAside = new(_asking, DeskSql.CountSetAside, "$name");
        _page = new(_asking, DeskSql.SelectPage,
            "$kind", "$text", "$before", "$from", "$to", "$type", "$outcome", "$lookUps", "$limit");
    }

    /// <summary>
    /// Called before each thing that is said to SQLite while saving; by throwing, a test makes it fail.
    /// </summary>
    internal Action? BeforeStep { get; set; }

    /// <summary>The file of the timelines in a data folder.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "timelines.db");

    /// <summary>Opens the timelines of a data folder; made where there are none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="master">The master key by which names are hashed; null where they stay as they are.</param>
    public static SqliteTimelines Open(string folder, MasterKey? master = null) =>
        new(FileIn(folder), new SubjectNames(master));

    /// <inheritdoc/>
    public FollowerPlace? Place()
    {
        using var row = _place.Set(0, Name).Read();
        return row.Read() ? new FollowerPlace((int)row.GetInt64(0), row.GetInt64(1), row.Hash(2)) : null;
    }

    /// <inheritdoc/>
    public void Clear()
    {
        _writer.Forget();
        Statement.InTransaction(_writing, () =>
        {
            Step();
            Statement.Run(_writing, DeskSql.ClearTimelines);
            _clearAside.Set(0, Name).Run();
            _dropPlace.Set(0, Name).Run();
            Step();
            return true;
        });
    }

    /// <inheritdoc/>
    public void Save(FollowedBatch<TimelineChange> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var removes = false;
        try
        {
            removes = Statement.InTransaction(_writing, () => SaveAll(batch));
        }
        catch
        {
            // Numbers that were given to subjects in what was taken back may be given again.
            _writer.Forget();
            throw;
        }

        if (removes)
        {
            // What was removed is overwritten in its place when the log is emptied, and the log is cut to nothing.
            Statement.Run(_writing, DeskSql.EmptyLog);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<SetAsideEntry> SetAside(long after, int limit)
    {
        lock (_asks)
        {
            List<SetAsideEntry> entries = [];
            using var rows = _askAside.Set(0, Name).Set(1, after).Set(2, limit).Read();
            while (rows.Read())
            {
                entries.Add(new SetAsideEntry(rows.GetInt64(0), rows.GetString(1), (int)rows.GetInt64(2),
                    Instant.FromUnixTimeTicks(rows.GetInt64(3))));
            }

            return entries;
        }
    }

    /// <inheritdoc/>
    public long CountSetAside()
    {
        lock (_asks)
        {
            return (long)_countAside.Set(0, Name).Scalar()!;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<TimelineEntry> Page(TimelineQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        lock (_asks)
        {
            _page.Set(0, (long)question.Kind).Set(1, _names.Of(question.Kind, question.Subject))
                .Set(2, question.Before ?? long.MaxValue)
                .Set(3, question.From?.ToUnixTimeTicks() ?? long.MinValue)
                .Set(4, question.To?.ToUnixTimeTicks() ?? long.MaxValue)
                .Set(5, question.Type is { } type ? ContractWords.EventType.Of(type) : null)
                .Set(6, question.Outcome is { } outcome ? ContractWords.Outcome.Of(outcome) : null)
                .Set(7, question.LookUps ? 1L : 0L).Set(8, question.Limit);
            List<TimelineEntry> entries = [];
            using var rows = _page.Read();
            while (rows.Read())
            {
                entries.Add(new TimelineEntry(
                    rows.GetInt64(0), (EntryKind)rows.GetInt64(1), Word(rows, 2, ContractWords.EventType),
                    Word(rows, 3, ContractWords.Outcome), Instant.FromUnixTimeTicks(rows.GetInt64(4))));
            }

            return entries;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        foreach (var statement in (Statement[])
            [_place, _keepPlace, _dropPlace, _setAside, _takeUp, _clearAside, _askAside, _countAside, _page])
        {
            statement.Dispose();
        }

        _asking.Dispose();
        _writing.Dispose();
    }

    private bool SaveAll(FollowedBatch<TimelineChange> batch)
    {
        var position = Place()?.Position ?? 0;
        if (position != batch.From)
        {
            throw new InvalidOperationException(
                $"The timelines have come to entry {position}, and what is to be saved begins at {batch.From}.");
        }

        var removes = _writer.Write(batch.Changes);
        foreach (var aside in batch.SetAside)
        {
            Step();
            _setAside.Set(0, Name).Set(1, aside.Position).Set(2, aside.Reason).Set(3, aside.Tries)
                .Set(4, aside.At.ToUnixTimeTicks()).Run();
        }

        foreach (var gone in batch.TakenUp.Concat(
            batch.Changes.OfType<TimelineChange.Went>().Select(change => change.Position)))
        {
            Step();
            _takeUp.Set(0, Name).Set(1, gone).Run();
        }

        Step();
        _keepPlace.Set(0, Name).Set(1, batch.Place.Version).Set(2, batch.Place.Position)
            .Set(3, batch.Place.Root.ToArray()).Run();
        Step();
        return removes;
    }

    private void Step() => BeforeStep?.Invoke();

    private static T? Word<T>(SqliteDataReader row, int column, WireWords<T> words)
        where T : unmanaged, Enum => !row.IsDBNull(column) &&
            words.TryParse(Encoding.UTF8.GetBytes(row.GetString(column)), out var value) ? value : null;
}
