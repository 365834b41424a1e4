using Holdfast.Cluster.Journal;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Tests.Journal;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Cluster.Tests.Journal;

/// <summary>Connections that are cut and sessions that are ended, wherever that falls.</summary>
public sealed class LostConnectionTests(SharedServer shared) : IDisposable
{
    private const int Cuts = 12;

    private readonly HeadKey _key = HeadKey.Generate();
    private readonly CutProxy _proxy = new(shared.Server.Port);
    private readonly PostgresSettings _settings = shared.Server.NewSchema();
    private int _group;

    // The way there goes by the proxy.
    private PostgresJournalStore Store => new(_settings with
    {
        Connection = $"Host=127.0.0.1;Port={_proxy.Port};Username=postgres;Database=postgres",
    });

    [Fact]
    public void A_group_is_there_whole_or_not_at_all_wherever_the_connection_was_cut()
    {
        long toServer, toClient;
        using (var journal = Store.Create(_key, FixedClock.LongAfter))
        {
            // Statements are prepared the second time, and then go there in fewer bytes.
            journal.Append(NextGroup());
            _proxy.Arm(long.MaxValue, long.MaxValue);
            journal.Append(NextGroup());
            (toServer, toClient) = _proxy.Passed;
        }

        var (lost, written) = (0, 0);
        for (var cut = 0; cut <= Cuts; cut++)
        {
            Check(toServer * cut / Cuts, long.MaxValue);
            Check(long.MaxValue, toClient * cut / Cuts);
        }

        // Both are tried: what was cut off before it was whole, and what was written and never told.
        Assert.True(lost >= Cuts / 2 && written >= Cuts / 2, $"{lost} lost, {written} written");
        Assert.Null(JournalVerifier.VerifyFolder("none", Store, null, TestContext.Current.CancellationToken).Fault);

        void Check(long cutToServer, long cutToClient)
        {
            var group = NextGroup();
            SignedHead before;
            SignedHead? told = null;
            using (var journal = Reopen())
            {
                before = journal.Head;
                _proxy.Arm(cutToServer, cutToClient);
                try
                {
                    told = journal.Append(group);
                }
                catch (JournalException failure)
                {
                    Assert.True(failure.CanBeReopened, failure.Message);
                    Assert.True(Assert.Throws<JournalException>(() => journal.Append(group)).CanBeReopened);
                }
            }

            _proxy.Arm(long.MaxValue, long.MaxValue);
            using var again = Reopen();
            var isThere = again.Head.Size == before.Size + group.Length;
            Assert.True(isThere || again.Head == before || again.Head.ToString() == before.ToString());
            Assert.True(told is null || told.ToString() == again.Head.ToString(), "What was told is not there.");
            Assert.All(group, entry => Assert.Equal(isThere, again.TryFind(entry.Id!.Value, out _, out _)));
            _ = isThere ? written++ : lost++;
        }
    }

    [Fact]
    public void A_session_that_the_server_ended_is_cured_by_reopening()
    {
        using (var journal = Store.Create(_key, FixedClock.LongAfter))
        {
            journal.Append(NextGroup());
            EndSessions();

            var failure = Assert.Throws<JournalException>(() => journal.Append(NextGroup()));
            Assert.True(failure.CanBeReopened, failure.Message);
        }

        using var again = Reopen();
        Assert.Equal(20, again.Head.Size);
        again.Append(NextGroup());
    }

    [Fact]
    public void A_question_whose_connection_was_lost_is_answered_when_it_is_asked_again()
    {
        using var journal = Store.Create(_key, FixedClock.LongAfter);
        journal.Append(NextGroup());
        Assert.Equal(3, journal.At(3).Position);
        shared.Server.Tell($"""
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE query NOT LIKE '%pg_terminate%' AND query LIKE '%FROM entry e%' AND application_name = 'holdfast'
            """);

        var failure = Record.Exception(() => journal.At(3));

        Assert.True(failure is null or JournalException { CanBeReopened: true }, failure?.ToString());
        Assert.Equal(3, journal.At(3).Position);
        Assert.Equal(40, journal.Append(NextGroup()).Size);
    }

    public void Dispose()
    {
        _proxy.Dispose();
        _key.Dispose();
    }

    private NewEntry[] NextGroup()
    {
        _group++;
        return [.. Enumerable.Range(0, 20).Select(n => NewEntries.Event($"g-{_group}-{n}", new string('x', 300)))];
    }

    // The server may take a moment to notice that the one before is gone.
    private IJournal Reopen() => Reopening.Open(() => Store.Open(_key, FixedClock.LongAfter));

    private void EndSessions() => shared.Server.Tell(
        $"SELECT count(pg_terminate_backend(l.pid)) FROM pg_locks l WHERE l.locktype = 'advisory' AND l.objid = "
        + $"(hashtextextended('holdfast journal {_settings.Schema}', 0) & 4294967295)::oid");
}
