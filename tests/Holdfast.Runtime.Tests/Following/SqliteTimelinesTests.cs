using System.Text;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Tests.Following;

public sealed class SqliteTimelinesTests : TimelineConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_another_schema_is_made_anew_and_one_of_somebody_else_is_refused()
    {
        using (var store = Open())
        {
            store.Save(new FollowedBatch<TimelineChange>(0, new FollowerPlace(1, 7, default), [], [], []));
        }

        Say("PRAGMA user_version = 99");
        using (var store = Open())
        {
            Assert.Null(store.Place());
        }

        Say("PRAGMA application_id = 1");
        Assert.Equal(JournalFault.Unreadable, Assert.Throws<JournalException>(Open).Fault);
    }

    [Fact]
    public void A_file_that_is_damaged_is_told_as_such_and_that_it_may_be_deleted()
    {
        var garbage = new byte[4096];
        Array.Fill(garbage, (byte)'x');
        File.WriteAllBytes(SqliteTimelines.FileIn(_folder.Path), garbage);

        var failure = Assert.Throws<JournalException>(Open);

        Assert.Equal(JournalFault.Damaged, failure.Fault);
        Assert.Contains("delete it", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_but_its_owner_can_read_the_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        using var store = Open();

        Assert.All(Directory.GetFiles(_folder.Path, "timelines.db*"), file =>
        {
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        });
    }

    [Fact]
    public void Nothing_is_left_of_a_subject_in_file_or_log_when_its_last_entry_went()
    {
        const string Account = "account-that-is-to-vanish";
        using var journal = new FollowedJournal();
        journal.AppendMany(300, seed: 4);
        journal.Journal.Append([journal.Event("e-x", account: Account)]);
        using var store = journal.OpenTimelines();
        using var follower = journal.Follow(store);
        follower.CatchUp();
        Assert.True(IsThere());

        journal.Journal.Append([journal.Disposal(300)]);
        follower.CatchUp();

        Assert.False(IsThere());

        bool IsThere() => Directory.GetFiles(journal.Folder, "timelines.db*").Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Account)) >= 0;
        });
    }

    protected override ITimelines Open() => SqliteTimelines.Open(_folder.Path);

    private void Say(string pragma)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={SqliteTimelines.FileIn(_folder.Path)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = pragma;
        command.ExecuteNonQuery();
    }
}
