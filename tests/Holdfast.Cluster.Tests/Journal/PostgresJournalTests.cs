using Holdfast.Cluster.Journal;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Tests.Journal;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Cluster.Tests.Journal;

/// <summary>The journal in PostgreSQL, and who may write to it.</summary>
public sealed class PostgresJournalTests(SharedServer shared) : JournalConformance, IDisposable
{
    private readonly HeadKey _key = HeadKey.Generate();
    private readonly PostgresSettings _settings = shared.Server.NewSchema();

    private PostgresJournalStore Store => new(_settings);

    [Fact]
    public void Two_writers_cannot_have_one_journal()
    {
        using var journal = Create();

        var refused = Assert.Throws<JournalException>(Reopen);

        Assert.Equal((JournalFault.InUse, true), (refused.Fault, refused.CanBeReopened));
        journal.Append(NewEntries.Many(3));
    }

    [Fact]
    public void A_writer_that_another_came_after_writes_nothing_any_more()
    {
        using var journal = Create();
        journal.Append(NewEntries.Many(3));
        shared.Server.Tell("UPDATE journal SET writer = writer + 1", _settings.Schema);

        var refused = Assert.Throws<JournalException>(() => journal.Append([NewEntries.Event("late", "1")]));

        Assert.Equal((JournalFault.InUse, true), (refused.Fault, refused.CanBeReopened));
        Assert.Throws<JournalException>(() => journal.Append([NewEntries.Event("later", "1")]));
        Assert.Equal(3, journal.Read(0, long.MaxValue).Count());
    }

    [Fact]
    public void A_writer_that_does_not_know_the_newest_head_writes_nothing()
    {
        using var journal = Create();
        journal.Append(NewEntries.Many(3));
        shared.Server.Tell("UPDATE journal SET size = 2", _settings.Schema);

        Assert.Throws<JournalException>(() => journal.Append([NewEntries.Event("late", "1")]));
        Assert.Equal(3, journal.Read(0, long.MaxValue).Count());
    }

    [Fact]
    public void An_id_that_is_refused_does_not_end_the_writing()
    {
        using var journal = Create();
        journal.Append([NewEntries.Event("a", "1")]);

        Assert.Throws<InvalidOperationException>(() => journal.Append([NewEntries.Event("a", "2")]));

        Assert.Equal(2, journal.Append([NewEntries.Event("b", "1")]).Size);
    }

    [Fact]
    public void Another_key_does_not_open_a_journal()
    {
        Create().Dispose();
        using var other = HeadKey.Generate();

        var refused = Assert.Throws<JournalException>(() => Store.Open(other, FixedClock.LongAfter));

        Assert.Equal((JournalFault.Key, false), (refused.Fault, refused.CanBeReopened));
        Reopen().Dispose();
    }

    [Fact]
    public void A_journal_of_another_form_is_refused_by_its_version()
    {
        Create().Dispose();
        shared.Server.Tell("UPDATE journal SET version = 3", _settings.Schema);

        var refused = Assert.Throws<JournalException>(Reopen);

        Assert.Equal(JournalFault.Unreadable, refused.Fault);
        Assert.Contains("has version 3; this release reads versions 1 to 2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_is_not_made_over_another_and_none_is_missed()
    {
        Assert.False(Store.Exists());
        Assert.Equal(JournalFault.Missing, Assert.Throws<JournalException>(Reopen).Fault);
        Create().Dispose();

        Assert.True(Store.Exists());
        Assert.Equal(JournalFault.Occupied, Assert.Throws<JournalException>(Create).Fault);
    }

    [Fact]
    public void A_journal_that_lost_its_last_entry_does_not_open()
    {
        using (var journal = Create())
        {
            journal.Append(NewEntries.Many(10));
        }

        shared.Server.Tell("DELETE FROM entry WHERE position = 9", _settings.Schema);

        Assert.Equal(JournalFault.Damaged, Assert.Throws<JournalException>(Reopen).Fault);
    }

    [Theory]
    [InlineData("Host=127.0.0.1", "Firm")]
    [InlineData("Host=127.0.0.1", "firm; DROP SCHEMA public")]
    [InlineData("Password=secret", "firm")]
    [InlineData("Host=127.0.0.1;Password=secret;Nonsense=1", "firm")]
    public void Settings_that_make_no_sense_are_refused_without_a_secret(string connection, string schema)
    {
        var refused = Assert.Throws<JournalException>(() => new PostgresJournalStore(
            new PostgresSettings { Connection = connection, Schema = schema }));

        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_is_told_as_something_that_may_pass()
    {
        var nowhere = new PostgresJournalStore(
            _settings with { Connection = "Host=127.0.0.1;Port=1;Username=u;Password=secret", TimeoutSeconds = 1 });

        var refused = Assert.Throws<JournalException>(() => nowhere.Exists());

        Assert.True(refused.CanBeReopened);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_waits_for_no_standby_is_refused_where_one_is_required()
    {
        Create().Dispose();
        var careful = new PostgresJournalStore(_settings with { RequireSynchronousStandby = true });

        var refused = Assert.Throws<JournalException>(() => careful.Open(_key, FixedClock.LongAfter));

        Assert.Contains("synchronous_standby_names is empty", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _key.Dispose();

    internal override IJournal Create() => Store.Create(_key, FixedClock.LongAfter);

    internal override IJournal Reopen() => Store.Open(_key, FixedClock.LongAfter);

    internal override IJournalRecords OpenRecords() => Store.OpenRecords();

    internal override bool IsSigned(SignedHead head)
    {
        using var check = HeadCheck.TryCreate(_key.PublicKey);
        return check!.IsSigned(head);
    }
}
