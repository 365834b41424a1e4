using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Sealing;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Journal.Sqlite;

/// <summary>The journal in a file of SQLite whose contents are sealed, and files of the version before.</summary>
public sealed class SealedSqliteJournalTests : SealedJournalConformance
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["journal.db"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_file_of_the_version_before_is_gone_on_with(bool isSealedFromNowOn)
    {
        using (var journal = Create(null))
        {
            journal.Append(NewEntries.Many(20));
        }

        using (var other = SqliteFile.ForWriting(File, isNew: false))
        {
            Statement.Run(other, "DROP TABLE data_key");
            Statement.Run(other, "PRAGMA user_version = 1");
        }

        using (var journal = Open(isSealedFromNowOn ? Master : null))
        {
            journal.Append([NewEntries.Event("later", "1")]);
        }

        using var records = OpenRecords();
        Assert.Equal(isSealedFromNowOn ? 1 : 0, records.DataKeys().Count);
        Assert.Equal(21, records.Entries(0, 99).Count());
    }

    [Fact]
    public void A_full_disk_while_sealing_begins_leaves_the_journal_as_it_was()
    {
        using (var journal = Create(null))
        {
            journal.Append(NewEntries.Many(20));
        }

        using (var journal = (SqliteJournal)Open(Master))
        {
            journal.LimitPages(20);
            Assert.Equal(JournalFault.Full, Assert.Throws<JournalException>(() => journal.Append(
                [.. Enumerable.Range(0, 200).Select(n => NewEntries.Event($"x-{n}", new string('x', 5_000)))])).Fault);
            journal.LimitPages(100_000);
            journal.Append([NewEntries.Event("later", "1")]);
        }

        using var records = OpenRecords();
        Assert.Equal(21, records.Entries(0, 999).Count());
    }

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }

    internal override IJournal Create(MasterKey? master) =>
        SqliteJournal.Create(File, Key, FixedClock.LongAfter, master);

    internal override IJournal Open(MasterKey? master) => SqliteJournal.Open(File, Key, FixedClock.LongAfter, master);

    internal override IJournalRecords OpenRecords(MasterKey? master) => SqliteRecords.Open(File, master);

    internal override IEnumerable<ReadOnlyMemory<byte>> Kept() => Directory.GetFiles(_folder.Path)
        .Select(path => (ReadOnlyMemory<byte>)global::System.IO.File.ReadAllBytes(path));
}
