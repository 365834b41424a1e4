using System.Text;
using Holdfast.Cluster.Journal;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Journal;
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

    private readonly PostgresSettings _settings;
    private readonly NpgsqlDataSource _source;

    private PostgresTimelines(PostgresSettings settings) =>
        (_settings, _source) = (settings, settings.ForTimelines());

    /// <summary>The timelines beside a journal. The server is not asked before there is something to ask.</summary>
    public static PostgresTimelines Open(PostgresSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new PostgresTimelines(settings);
    }

    /// <inheritdoc/>
    public FollowerPlace? Place() => Rows(
        TimelineSql.SelectPlace, row => new FollowerPlace(row.GetInt32(0), row.GetInt64(1), row.Hash(2)), Name)
        is [var place] ? place : null;

    /// <inheritdoc/>
    public void Clear() => Saving(connection =>
    {
        Run(TimelineSql.ClearTimelines);
        Run(TimelineSql.ClearSubjects);
        Run(TimelineSql.ClearSetAside, Name);
        Run(TimelineSql.DeletePlace, Name);

        void Run(string sql, params object[] values) => TimelineCommand.Run(connection, sql, values);
    });

    /// <inheritdoc/>
    public void Save(FollowedBatch<TimelineChange> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Saving(connection =>
        {
            // Whoever else saves waits here, and then finds that it does not go on from this place.
            var position = TimelineCommand.Rows(connection, TimelineSql.LockPlace, row => row.GetInt64(0), Name)
                is [var kept] ? kept : 0;
            if (position != batch.From)
            {
                throw new InvalidOperationException(
                    $"The timelines have come to entry {position}, and what is to be saved begins at {batch.From}.");
            }

            TimelineWriter.Write(connection, batch.Changes);
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
                Name, batch.Place.Version, batch.Place.Position, batch.Place.Root.ToArray());
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
            (short)question.Kind, Encoding.UTF8.GetBytes(question.Subject),
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
