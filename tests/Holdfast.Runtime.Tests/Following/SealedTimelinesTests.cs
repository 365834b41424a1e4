using System.Text;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Tests.Following;

/// <summary>Timelines that name accounts and customers by a keyed hash.</summary>
public sealed class SealedTimelinesTests : TimelineConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();

    [Fact]
    public void No_name_is_in_the_file_and_each_is_found_by_who_has_the_key()
    {
        using (var store = Open())
        {
            store.Save(Batch("account-to-be-kept", "customer-to-be-kept"));
            Assert.Single(store.Page(new TimelineQuestion(SubjectKind.Account, "account-to-be-kept", 10)));
            Assert.Single(store.Page(new TimelineQuestion(SubjectKind.Customer, "customer-to-be-kept", 10)));
            Assert.Empty(store.Page(new TimelineQuestion(SubjectKind.Customer, "account-to-be-kept", 10)));
        }

        Assert.All(Directory.GetFiles(_folder.Path), file => Assert.DoesNotContain(
            "to-be-kept", Encoding.Latin1.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));
    }

    [Fact]
    public void Names_by_another_key_or_by_none_are_made_anew_and_by_a_new_version_they_stay()
    {
        using (var store = SqliteTimelines.Open(_folder.Path))
        {
            store.Save(Batch("a-1", "c-1"));
        }

        using (var store = Open())
        {
            Assert.Null(store.Place());
            store.Save(Batch("a-1", "c-1"));
        }

        using var rotated = _master.WithNewVersion();
        using (var store = SqliteTimelines.Open(_folder.Path, rotated))
        {
            Assert.Single(store.Page(new TimelineQuestion(SubjectKind.Account, "a-1", 10)));
        }

        using var other = MasterKey.Generate();
        using (var store = SqliteTimelines.Open(_folder.Path, other))
        {
            Assert.Null(store.Place());
        }
    }

    public void Dispose()
    {
        _folder.Dispose();
        _master.Dispose();
    }

    protected override ITimelines Open() => SqliteTimelines.Open(_folder.Path, _master);

    private static FollowedBatch<TimelineChange> Batch(string account, string customer) => new(
        0, new FollowerPlace(1, 1, default),
        [new TimelineChange.Came(0, EntryKind.Event, account, customer, null, null, default)], [], []);
}
