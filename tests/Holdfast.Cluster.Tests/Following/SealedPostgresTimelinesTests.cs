using Holdfast.Cluster.Following;
using Holdfast.Cluster.Journal;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;
using Holdfast.Runtime.Tests.Following;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Cluster.Tests.Following;

/// <summary>Timelines in PostgreSQL that name accounts and customers by a keyed hash.</summary>
public sealed class SealedPostgresTimelinesTests : TimelineConformance, IDisposable
{
    private readonly SharedServer _shared;
    private readonly PostgresSettings _settings;
    private readonly MasterKey _master = MasterKey.Generate();

    public SealedPostgresTimelinesTests(SharedServer shared)
    {
        (_shared, _settings) = (shared, shared.Server.NewSchema());
        using var key = HeadKey.Generate();
        new PostgresJournalStore(_settings, _master).Create(key, FixedClock.LongAfter).Dispose();
    }

    [Fact]
    public void Names_that_were_not_hashed_are_cleared_and_made_anew()
    {
        using (var plain = PostgresTimelines.Open(_settings))
        {
            plain.Save(Batch(1));
        }

        using var store = Open();
        Assert.NotEqual(1, store.Place()!.Version);
        store.Clear();
        Assert.Null(store.Place());
        store.Save(Batch(2));

        Assert.Equal(2, store.Place()!.Version);
        Assert.Single(store.Page(new TimelineQuestion(SubjectKind.Account, "a-1", 10)));
        Assert.Equal(0L, _shared.Server.Tell(
            "SELECT count(*) FROM subject WHERE octet_length(text) <> 32", _settings.Schema));
    }

    public void Dispose() => _master.Dispose();

    protected override ITimelines Open() => PostgresTimelines.Open(_settings, _master);

    private static FollowedBatch<TimelineChange> Batch(int version) => new(
        0, new FollowerPlace(version, 1, default),
        [new TimelineChange.Came(0, EntryKind.Event, "a-1", "c-1", null, null, default)], [], []);
}
