using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Journal.Sqlite;

/// <summary>The index of ids follows the entries at a distance: nobody may notice.</summary>
public sealed class RecentIdsTests : IDisposable
{
    private const int Count = RecentIds.Limit + 20_000;

    private readonly TemporaryFolder _folder = new();
    private readonly HeadKey _key = HeadKey.Generate();

    private string File => _folder["journal.db"];

    [Fact]
    [Trait("Category", "Slow")]
    public void Every_id_is_found_whether_it_waits_is_in_the_index_or_was_left_by_a_crash()
    {
        using var journal = SqliteJournal.Create(File, _key, FixedClock.LongAfter);
        foreach (var group in Enumerable.Range(0, Count).Chunk(2_000))
        {
            journal.Append([.. group.Select(n => NewEntries.Event($"e-{n}", "x"))]);
        }

        AssertFound(journal);
        Assert.Null(JournalVerifier.VerifyFile(File, null, TestContext.Current.CancellationToken).Fault);

        // As a kill leaves it: files as they are, nothing put in order.
        var crashed = _folder["crashed.db"];
        System.IO.File.Copy(File, crashed);
        System.IO.File.Copy(File + "-wal", crashed + "-wal");
        using (var again = SqliteJournal.Open(crashed, _key, FixedClock.LongAfter))
        {
            AssertFound(again);
        }

        using (var inOrder = SqliteJournal.Open(crashed, _key, FixedClock.LongAfter))
        {
            AssertFound(inOrder);
        }

        Assert.Null(JournalVerifier.VerifyFile(crashed, null, TestContext.Current.CancellationToken).Fault);
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    private static void AssertFound(SqliteJournal journal)
    {
        for (var n = 0; n < Count; n++)
        {
            Assert.True(journal.TryFind(NewEntries.IdOf($"e-{n}"), out var position, out _));
            Assert.Equal(n, position);
        }

        Assert.False(journal.TryFind(NewEntries.IdOf("other"), out _, out _));
    }
}
