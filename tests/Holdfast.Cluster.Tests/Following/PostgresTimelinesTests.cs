using Holdfast.Cluster.Following;
using Holdfast.Cluster.Journal;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Tests.Following;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Cluster.Tests.Following;

/// <summary>Timelines beside a journal, by a role that has the rights it was given and no others.</summary>
public sealed class PostgresTimelinesTests : TimelineConformance
{
    private readonly SharedServer _shared;
    private readonly PostgresSettings _settings;

    public PostgresTimelinesTests(SharedServer shared)
    {
        var (owner, role) = shared.Server.NewRoles();
        _shared = shared;
        _settings = shared.Server.NewSchema() with
        {
            Connection = shared.Server.Connection(role),
            OwnerConnection = shared.Server.Connection(owner),
        };
        using var key = HeadKey.Generate();
        new PostgresJournalStore(_settings).Create(key, FixedClock.LongAfter).Dispose();
    }

    [Fact]
    public void Nothing_is_left_of_a_subject_when_its_last_entry_went()
    {
        using var store = Open();
        store.Save(Batch(0, 2, Came(0, "a-1"), Came(1, "a-1")));
        store.Save(Batch(2, 3, new TimelineChange.Went(0)));
        var one = Count("subject");
        store.Save(Batch(3, 4, new TimelineChange.Went(1)));

        Assert.Equal((1L, 0L, 0L), (one, Count("subject"), Count("timeline")));
    }

    [Fact]
    public void After_the_server_has_cut_all_connections_the_next_question_finds_it_again()
    {
        using var store = Open();
        store.Save(Batch(0, 1, Came(0, "a-1")));
        _shared.Server.Tell("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = "
            + $"'{new Npgsql.NpgsqlConnectionStringBuilder(_settings.Connection).Username}'");

        // The first may find out that its connection is gone.
        var failure = Record.Exception(() => store.Place());
        Assert.True(failure is null or JournalException { CanBeReopened: true }, $"{failure}");
        store.Save(Batch(1, 2, Came(1, "a-1")));

        Assert.Equal(2, store.Place()!.Position);
        Assert.Equal(2, store.Page(new TimelineQuestion(SubjectKind.Account, "a-1", 10)).Count);
    }

    [Fact]
    public void Of_two_that_save_from_the_same_place_one_is_refused()
    {
        using var store = Open();
        using var other = Open();
        store.Save(Batch(0, 1, Came(0, "a-1")));

        Assert.Throws<InvalidOperationException>(() => other.Save(Batch(0, 1, Came(0, "a-1"))));
        other.Save(Batch(1, 2, Came(1, "a-1")));
        Assert.Throws<InvalidOperationException>(() => store.Save(Batch(1, 2, Came(1, "a-1"))));
    }

    protected override ITimelines Open() => PostgresTimelines.Open(_settings);

    private long Count(string table) => (long)_shared.Server.Tell($"SELECT count(*) FROM {table}", _settings.Schema)!;

    private static TimelineChange.Came Came(long position, string account) =>
        new(position, EntryKind.Event, account, "", null, null, default);

    private static FollowedBatch<TimelineChange> Batch(long from, long next, params TimelineChange[] changes) =>
        new(from, new FollowerPlace(1, next, default), changes, [], []);
}
