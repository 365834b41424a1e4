using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Tests.Scoring;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Tests.Journal.Sqlite;

/// <summary>The journal in a file of SQLite, and what only a file can suffer.</summary>
public sealed class SqliteJournalTests : JournalConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HeadKey _key = HeadKey.Generate();

    private string File => _folder["journal.db"];

    [Fact]
    public void A_journal_is_for_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
#pragma warning disable CA1416 // Skipped above.
        using var journal = Create();
        journal.Append(NewEntries.Many(10));

        Assert.All(Directory.GetFiles(_folder.Path), path => Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, global::System.IO.File.GetUnixFileMode(path)));
#pragma warning restore CA1416
    }

    [Theory]
    [InlineData("UPDATE entry SET kind = 2 WHERE position = 3")]
    [InlineData("DELETE FROM entry WHERE position = 9")]
    [InlineData("UPDATE content SET salted = x'00' WHERE position = 3")]
    [InlineData("DELETE FROM content WHERE position = 3")]
    public void Rows_of_the_record_are_neither_changed_nor_deleted(string sql)
    {
        using var journal = Create();
        journal.Append(NewEntries.Many(10));
        using var other = SqliteFile.ForWriting(File, isNew: false);

        var refused = Assert.Throws<SqliteException>(() => Statement.Run(other, sql));

        Assert.Contains("never", refused.Message.Replace("by disposal only", "never", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_space_a_group_is_refused_whole_and_with_space_again_the_next_is_taken()
    {
        using var journal = (SqliteJournal)Create();
        journal.Append(NewEntries.Many(10));
        var before = journal.Head;
        journal.LimitPages(20);

        var refused = Assert.Throws<JournalException>(() => journal.Append(Large(200, "x")));
        Assert.Equal(JournalFault.Full, refused.Fault);
        Assert.Equal(before, journal.Head);
        Assert.Equal(10, journal.Read(0, long.MaxValue).Count());

        journal.LimitPages(100_000);
        journal.Append(Large(200, "y"));
        Assert.Equal(210, journal.Read(0, long.MaxValue).Count());
    }

    [Fact]
    public void Another_key_does_not_open_a_journal()
    {
        Create().Dispose();
        using var other = HeadKey.Generate();

        var refused = Assert.Throws<JournalException>(() => SqliteJournal.Open(File, other, FixedClock.LongAfter));

        Assert.Equal(JournalFault.Key, refused.Fault);
    }

    [Theory]
    [InlineData("PRAGMA user_version = 3", "has version 3; this release reads versions 1 to 2")]
    [InlineData("PRAGMA application_id = 7", "is no journal of Holdfast")]
    public void A_file_of_another_form_is_refused_by_name(string change, string told)
    {
        Create().Dispose();
        using (var other = SqliteFile.ForWriting(File, isNew: false))
        {
            Statement.Run(other, change);
        }

        var refused = Assert.Throws<JournalException>(Reopen);

        Assert.Equal(JournalFault.Unreadable, refused.Fault);
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_database_is_refused()
    {
        global::System.IO.File.WriteAllText(File, new string('x', 5_000));

        Assert.Equal(JournalFault.Damaged, Assert.Throws<JournalException>(Reopen).Fault);
    }

    [Fact]
    public void A_journal_that_lost_its_last_entry_does_not_open()
    {
        using (var journal = Create())
        {
            journal.Append(NewEntries.Many(10));
        }

        using (var other = SqliteFile.ForWriting(File, isNew: false))
        {
            Statement.Run(other, "DROP TRIGGER entry_is_never_deleted");
            Statement.Run(other, "DELETE FROM entry WHERE position = 9");
        }

        Assert.Equal(JournalFault.Damaged, Assert.Throws<JournalException>(Reopen).Fault);
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    internal override IJournal Create() => SqliteJournal.Create(File, _key, FixedClock.LongAfter);

    internal override IJournal Reopen() => SqliteJournal.Open(File, _key, FixedClock.LongAfter);

    internal override IJournalRecords OpenRecords() => SqliteRecords.Open(File, master: null);

    internal override bool IsSigned(SignedHead head)
    {
        using var check = HeadCheck.TryCreate(_key.PublicKey);
        return check!.IsSigned(head);
    }

    private static NewEntry[] Large(int count, string name) =>
        [.. Enumerable.Range(0, count).Select(n => NewEntries.Event($"{name}-{n}", new string('x', 5_000)))];
}
