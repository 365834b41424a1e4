using System.Diagnostics;
using System.Globalization;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Journal.Sqlite;

/// <summary>
/// The locks by which SQLite knows that others have a file open are a process's, and go when it closes the file
/// anywhere. Without them whoever looks into a journal beside its server takes himself to be the last, and deletes its
/// log.
/// </summary>
public sealed class FileLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HeadKey _key = HeadKey.Generate();

    private string Journal => _folder["journal.db"];

    [Fact]
    public void A_journal_that_is_open_stays_locked_whatever_is_read_of_it()
    {
        Assert.SkipUnless(File.Exists("/proc/locks"), "The system does not tell who has which lock.");
        SqliteJournal.Create(Journal, _key, FixedClock.LongAfter).Dispose();
        using var journal = SqliteJournal.Open(Journal, _key, FixedClock.LongAfter);

        journal.Append(NewEntries.Many(10));
        Assert.Equal(10, journal.Read(0, long.MaxValue).Count());
        using (var records = SqliteRecords.Open(Journal, master: null))
        {
            Assert.Equal(10, records.Count().Entries);
        }

        Assert.True(IsLocked());
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    // A line of it: 1: POSIX  ADVISORY  READ 4711 fe:00:123456 1073741826 1073742335
    private bool IsLocked()
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%i", Journal])
        {
            RedirectStandardOutput = true,
        })!;
        var inode = stat.StandardOutput.ReadToEnd().Trim();
        var process = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return File.ReadLines("/proc/locks").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Any(words => words.Contains("POSIX") && words.Contains(process)
                && words.Any(word => word.EndsWith(':' + inode, StringComparison.Ordinal)));
    }
}
