using Holdfast.Cluster.Journal;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Tests.Journal;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Cluster.Tests.Journal;

/// <summary>A standby that is waited for takes the place of its primary.</summary>
public sealed class FailoverTests : IDisposable
{
    private readonly HeadKey _key = HeadKey.Generate();
    private readonly PostgresServer _primary = PostgresServer.Start();
    private readonly PostgresServer _standby;
    private readonly PostgresSettings _settings;

    public FailoverTests()
    {
        _standby = _primary.StartStandby();
        _primary.Tell("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
        _primary.Tell("SELECT pg_reload_conf()");
        SpinWait.SpinUntil(
            () => _primary.Tell("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") is 1L);
        _settings = _primary.NewSchema() with
        {
            Connection = $"Host=127.0.0.1:{_standby.Port},127.0.0.1:{_primary.Port};Username=postgres;"
                + "Database=postgres",
            RequireSynchronousStandby = true,
            TimeoutSeconds = 2,
        };
    }

    private PostgresJournalStore Store => new(_settings);

    [Fact]
    public async Task Nothing_that_was_answered_is_lost_when_the_primary_dies_in_mid_commit()
    {
        SignedHead answered;
        using (var journal = Store.Create(_key, FixedClock.LongAfter))
        {
            var killing = Task.Run(() =>
            {
                SpinWait.SpinUntil(() => journal.Head.Size > 400);
                _primary.Kill();
            }, TestContext.Current.CancellationToken);
            for (var group = 0; AppendOne(journal, group) is null; group++)
            {
                // Until the primary is gone.
            }

            await killing;
            answered = journal.Head;
        }

        _standby.Promote();
        var goesOn = new PostgresJournalStore(_settings with { RequireSynchronousStandby = false });
        using var again = Reopening.Open(() => goesOn.Open(_key, FixedClock.LongAfter));

        Assert.True(again.Head.Size >= answered.Size, $"{answered.Size} answered, {again.Head.Size} there");
        Assert.Equal(answered.Root, again.RootAt(answered.Size));
        again.Append([NewEntries.Event("after", "1")]);
        var found = JournalVerifier.VerifyFolder(
            "none", goesOn, answered.ToString(), TestContext.Current.CancellationToken);
        Assert.Null(found.Fault);
    }

    [Fact]
    public void A_primary_that_was_cut_off_answers_nothing_after_the_standby_took_its_place()
    {
        using var old = Store.Create(_key, FixedClock.LongAfter);
        old.Append(NewEntries.Many(50));
        _standby.Promote();
        var only = new PostgresJournalStore(_settings with
        {
            Connection = _standby.Connection(), RequireSynchronousStandby = false,
        });
        using var journal = Reopening.Open(() => only.Open(_key, FixedClock.LongAfter));
        journal.Append([NewEntries.Event("after", "1")]);

        var failure = Assert.Throws<JournalException>(() => old.Append([NewEntries.Event("too late", "1")]));

        Assert.True(failure.CanBeReopened, failure.Message);
        Assert.Equal((50, 51), (old.Head.Size, journal.Head.Size));
        Assert.False(journal.TryFind(NewEntries.IdOf("too late"), out _, out _));
    }

    [Fact]
    public void A_decision_is_made_by_what_the_primary_says_however_far_the_standby_lags()
    {
        using var journal = Store.Create(_key, FixedClock.LongAfter);
        journal.Append(NewEntries.Many(50));
        _standby.Tell("SELECT pg_wal_replay_pause()");
        SpinWait.SpinUntil(() => _standby.Tell("SELECT pg_get_wal_replay_pause_state()") is "paused");

        journal.Append([NewEntries.Event("new", "1")]);

        // The standby comes first in the settings, and does not have it.
        Assert.True(journal.TryFind(NewEntries.IdOf("new"), out var position, out _));
        Assert.Equal((50, 51), (position, journal.Read(0, long.MaxValue).Count()));
        Assert.Equal(50L, _standby.Tell("SELECT count(*) FROM entry", _settings.Schema));
    }

    [Fact]
    public void A_standby_is_verified_but_not_written_to()
    {
        Store.Create(_key, FixedClock.LongAfter).Dispose();
        SpinWait.SpinUntil(
            () => _standby.Tell($"SELECT to_regclass('{_settings.Schema}.journal') IS NOT NULL") is true);
        var standby = new PostgresJournalStore(_settings with { Connection = _standby.Connection() });

        var refused = Assert.Throws<JournalException>(() => standby.Open(_key, FixedClock.LongAfter));

        Assert.True(refused.CanBeReopened);
        Assert.Contains("is a standby", refused.Message, StringComparison.Ordinal);
        Assert.Null(
            JournalVerifier.VerifyFolder("none", standby, null, TestContext.Current.CancellationToken).Fault);
    }

    public void Dispose()
    {
        _standby.Dispose();
        _primary.Dispose();
        _key.Dispose();
    }

    private static JournalException? AppendOne(IJournal journal, int group)
    {
        try
        {
            journal.Append([.. Enumerable.Range(0, 20).Select(n => NewEntries.Event($"{group}-{n}", "x"))]);
            return null;
        }
        catch (JournalException failure)
        {
            Assert.True(failure.CanBeReopened, failure.ToString());
            return failure;
        }
    }
}
