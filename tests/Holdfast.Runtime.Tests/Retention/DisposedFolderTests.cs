using Holdfast.Engine.Policy;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Policies;
using Holdfast.Runtime.Retention;
using Holdfast.Runtime.Tests.Hosting;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Retention;

public sealed class DisposedFolderTests
{
    [Fact]
    public async Task A_folder_of_which_all_that_is_due_went_verifies_and_is_gone_on_with()
    {
        using var folder = new TemporaryFolder();
        var lines = EventLines.Of(80, seed: 5);
        Durable.Run(folder.Path, lines);
        var ct = TestContext.Current.CancellationToken;
        var (asked, gone) = await DisposeOfAllDueAsync(folder.Path);

        Assert.Equal(asked, gone);
        Assert.InRange(gone, 40, 80);
        Assert.Null(JournalVerifier.VerifyFolder(folder.Path, null, ct).Fault);

        // What the engine knew is in its checkpoint; without one, it is made of what is left.
        Directory.Delete(folder["checkpoints"], recursive: true);
        Durable.Run(folder.Path, EventLines.Of(5, seed: 6), null, out var recovery);
        Assert.InRange(recovery!.WithoutContent, 40, 80);
    }

    [Fact]
    public async Task A_journal_whose_first_policy_went_is_gone_on_with()
    {
        using var folder = new TemporaryFolder();
        Durable.Run(folder.Path, []);
        Durable.Run(folder.Path, EventLines.Of(5, seed: 1), Other());
        await DisposeOfAllDueAsync(folder.Path);

        Directory.Delete(folder["checkpoints"], recursive: true);
        Durable.Run(folder.Path, EventLines.Of(5, seed: 2), null, out var recovery);

        Assert.Equal(0, recovery!.Differences);
        Assert.Null(JournalVerifier.VerifyFolder(folder.Path, null, TestContext.Current.CancellationToken).Fault);
    }

    private static async Task<(long Asked, long Gone)> DisposeOfAllDueAsync(string folder)
    {
        var clock = new FixedClock(new DateTimeOffset(2037, 1, 1, 17, 0, 0, TimeSpan.Zero));
        var ct = TestContext.Current.CancellationToken;
        await using var partition = Partition.Open(new PartitionOptions { Folder = folder }, clock);
        using var timelines = new FollowedTimelines(
            partition.Journal, SqliteTimelines.Open(folder), new FollowerOptions(), clock);
        timelines.Follower.Start();
        using var desk = new RetentionDesk(
            partition.Journal, timelines, RetentionTableTests.Accepted(RetentionTable.ShippedText()),
            (kind, codec, content, disposes, stop) => kind is EntryKind.Disposal
                ? partition.DisposeOfAsync(codec, content, disposes, stop)
                : partition.AppendAsync(kind, codec, content, stop),
            clock);
        var asked = Assert.IsType<RetentionAnswer.Done>(await desk.RequestAsync("ann", desk.Today, ct));
        var done = Assert.IsType<RetentionAnswer.Done>(await desk.ApproveAsync(asked.Id, "bob", ct));
        return (asked.Entries, done.Entries);
    }

    private static DecisionPolicy Other() =>
        Assert.IsType<PolicyReading.Accepted>(PolicyFile.Parse("version: 1\nhardRules: []\n")).Policy;
}
