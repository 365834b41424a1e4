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
    private readonly FollowerRows _rows;
    private readonly Statement _page;
    private readonly SubjectNames _names;
    private readonly Lock _asks = new();

    private SqliteTimelines(string path, SubjectNames names)
    {
        _names = names;
        _writing = DeskFile.ForWriting(path, DeskSql.Timelines, names.Id);
        _writer = new TimelineWriter(_writing, names, Step);
        _asking = DeskFile.ForAsking(path);
        _rows = new FollowerRows(Name, _writing, _asking, _asks, Step);
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
    public FollowerPlace? Place() => _rows.Place();

    /// <inheritdoc/>
    public void Clear()
    {
        _writer.Forget();
        Statement.InTransaction(_writing, () =>
        {
            Step();
            Statement.Run(_writing, DeskSql.ClearTimelines);
            _rows.Clear();
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
    public IReadOnlyList<SetAsideEntry> SetAside(long after, int limit) => _rows.SetAside(after, limit);

    /// <inheritdoc/>
    public long CountSetAside() => _rows.CountSetAside();

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
        _rows.Dispose();
        _page.Dispose();
        _asking.Dispose();
        _writing.Dispose();
    }

    private bool SaveAll(FollowedBatch<TimelineChange> batch)
    {
        _rows.GoesOnFrom(batch.From);
        var removes = _writer.Write(batch.Changes);
        _rows.Keep(batch.Place, batch.SetAside, batch.TakenUp.Concat(
            batch.Changes.OfType<TimelineChange.Went>().Select(change => change.Position)));
        return removes;
    }

    private void Step() => BeforeStep?.Invoke();

    private static T? Word<T>(SqliteDataReader row, int column, WireWords<T> words)
        where T : unmanaged, Enum => !row.IsDBNull(column) &&
            words.TryParse(Encoding.UTF8.GetBytes(row.GetString(column)), out var value) ? value : null;
}
