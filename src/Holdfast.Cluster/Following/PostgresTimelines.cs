using System.Text;
using Holdfast.Cluster.Journal;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace Holdfast.Cluster.Following;

/// <summary>
/// Timelines in the schema of a journal in PostgreSQL. Each thing that is asked or saved takes a connection of its own
/// from a pool, so that after a restart or a fail-over of the server the next one finds it again.
/// </summary>
public sealed class PostgresTimelines : ITimelines
{
    private const string Name = "timelines";

    // No version of what is made of the journal has this number.
    private const int OfAnotherNaming = -1;

    private readonly PostgresSettings _settings;
    private readonly NpgsqlDataSource _source;

    private readonly SubjectNames _names;

    private PostgresTimelines(PostgresSettings settings, SubjectNames names) =>
        (_settings, _source, _names) = (settings, settings.ForTimelines(), names);

    // Timelines whose subjects are named by another key are another follower's, and make way for these.
    private string PlaceName => _names.Id.Length == 0 ? Name : $"{Name} {_names.Id}";

    /// <summary>The timelines beside a journal. The server is not asked before there is something to ask.</summary>
    /// <param name="settings">Where the journal is.</param>
    /// <param name="master">The master key by which names are hashed; null where they stay as they are.</param>
    public static PostgresTimelines Open(PostgresSettings settings, MasterKey? master = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new PostgresTimelines(settings, new SubjectNames(master));
    }

    /// <inheritdoc/>
    public FollowerPlace? Place()
    {
        var places = Rows(TimelineSql.SelectPlaces, row => (
            Name: row.GetString(3), Place: new FollowerPlace(row.GetInt32(0), row.GetInt64(1), row.Hash(2))), Name);
        return places switch
        {
            [] => null,
            [var (name, place)] when name == PlaceName => place,
            _ => new FollowerPlace(OfAnotherNaming, 0, default),
        };
    }

    /// <inheritdoc/>
    public void Clear() => Saving(connection =>
    {
        Run(TimelineSql.ClearTimelines);
        Run(TimelineSql.ClearSubjects);
        Run(TimelineSql.ClearSetAside, Name);
        Run(TimelineSql.DeletePlaces, Name);

        void Run(string sql, params object[] values) => TimelineCommand.Run(connection, sql, values);
    });

    /// <inheritdoc/>
    public void Save(FollowedBatch<TimelineChange> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Saving(connection =>
        {
            // Whoever else saves waits here, and then finds that it does not go on from this place.
            var position = TimelineCommand.Rows(connection, TimelineSql.LockPlace, row => row.GetInt64(0), PlaceName)
                is [var kept] ? kept : 0;
            if (position != batch.From)
            {
                throw new InvalidOperationException(
                    $"The timelines have come to entry {position}, and what is to be saved begins at {batch.From}.");
            }

            TimelineWriter.Write(connection, batch.Changes, _names);
            foreach (var aside in batch.SetAside)
            {
                TimelineCommand.Run(connection, TimelineSql.InsertSetAside,
                    Name, aside.Position, aside.Reason, aside.Tries, aside.At.ToUnixTimeTicks());
            }

            long[] takenUp =
                [.. batch.TakenUp, .. batch.Changes.OfType<TimelineChange.Went>().Select(gone => gone.Position)];
            if (takenUp.Length > 0)
            {
                TimelineCommand.Run(connection, TimelineSql.DeleteSetAside, Name, takenUp);
            }

            TimelineCommand.Run(connection, TimelineSql.KeepPlace,
                PlaceName, batch.Place.Version, batch.Place.Position, batch.Place.Root.ToArray());
        });
    }

    /// <inheritdoc/>
    public IReadOnlyList<SetAsideEntry> SetAside(long after, int limit) => Rows(
        TimelineSql.SelectSetAside,
        row => new SetAsideEntry(
            row.GetInt64(0), row.GetString(1), row.GetInt32(2), Instant.FromUnixTimeTicks(row.GetInt64(3))),
        Name, after, limit);

    /// <inheritdoc/>
    public long CountSetAside() => Rows(TimelineSql.CountSetAside, row => row.GetInt64(0), Name)[0];

    /// <inheritdoc/>
    public IReadOnlyList<TimelineEntry> Page(TimelineQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Rows(
            TimelineSql.SelectPage,
            row => new TimelineEntry(
                row.GetInt64(0), (EntryKind)row.GetInt16(1), Word(row, 2, ContractWords.EventType),
                Word(row, 3, ContractWords.Outcome), Instant.FromUnixTimeTicks(row.GetInt64(4))),
            (short)question.Kind, _names.Of(question.Kind, question.Subject),
            question.Before ?? long.MaxValue,
            question.From?.ToUnixTimeTicks() ?? long.MinValue,
            question.To?.ToUnixTimeTicks() ?? long.MaxValue,
            OrNull(question.Type is { } type ? ContractWords.EventType.Of(type) : null),
            OrNull(question.Outcome is { } outcome ? ContractWords.Outcome.Of(outcome) : null),
            question.LookUps, question.Limit);
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private static NpgsqlParameter OrNull(string? word) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)word ?? DBNull.Value };

    private static T? Word<T>(NpgsqlDataReader row, int column, WireWords<T> words)
        where T : unmanaged, Enum => !row.IsDBNull(column) &&
            words.TryParse(Encoding.UTF8.GetBytes(row.GetString(column)), out var value) ? value : null;

    private List<T> Rows<T>(string sql, Func<NpgsqlDataReader, T> read, params object[] values) =>
        Connected(connection => TimelineCommand.Rows(connection, sql, read, values));

    // All or nothing.
    private void Saving(Action<NpgsqlConnection> work) => Connected(connection =>
    {
        using var transaction = connection.BeginTransaction();
        work(connection);
        transaction.Commit();
        return true;
    });

    private T Connected<T>(Func<NpgsqlConnection, T> work) => PostgresFailure.Explained(_settings.Place, () =>
    {
        using var connection = _source.OpenConnection();
        return work(connection);
    });
}
