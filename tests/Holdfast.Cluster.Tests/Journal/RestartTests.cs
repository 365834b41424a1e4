using Holdfast.Cluster.Journal;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Tests.Journal;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Cluster.Tests.Journal;

/// <summary>A server that is killed while it is written to, or does not wait for its standby as it should.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly HeadKey _key = HeadKey.Generate();
    private readonly PostgresServer _server = PostgresServer.Start();

    [Fact]
    public void What_was_answered_is_there_once_after_3_kills_of_the_server() => Kill(3);

    [Fact]
    [Trait("Category", "Slow")]
    public void What_was_answered_is_there_once_after_20_kills_of_the_server() => Kill(20);

    [Fact]
    public async Task An_answer_that_did_not_wait_for_the_standby_is_taken_for_none()
    {
        var store = new PostgresJournalStore(_server.NewSchema());
        using (var journal = store.Create(_key, FixedClock.LongAfter))
        {
            journal.Append(NewEntries.Many(3));
            WaitFor("nobody");

            // The server gives up waiting when it is asked to, warns, and answers that all is well.
            using var cancelled = new CancellationTokenSource();
            var cancelling = Task.Run(
                () => SpinWait.SpinUntil(() => CancelWaiting() || cancelled.IsCancellationRequested),
                TestContext.Current.CancellationToken);
            var failure = Assert.Throws<JournalException>(() => journal.Append([NewEntries.Event("alone", "1")]));
            await cancelled.CancelAsync();
            await cancelling;

            Assert.True(failure.CanBeReopened, failure.Message);
            Assert.Equal(3, journal.Head.Size);
            WaitFor("");
        }

        using var again = Reopening.Open(() => store.Open(_key, FixedClock.LongAfter));
        Assert.Equal(4, again.Head.Size);
    }

    public void Dispose()
    {
        _server.Dispose();
        _key.Dispose();
    }

    private bool CancelWaiting() => _server.Tell("""
        SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'
        """) is > 0L;

    private void WaitFor(string standby)
    {
        _server.Tell($"ALTER SYSTEM SET synchronous_standby_names = '{standby}'");
        _server.Tell("SELECT pg_reload_conf()");
        SpinWait.SpinUntil(() => _server.Tell("SHOW synchronous_standby_names") as string == standby);
    }

    private void Kill(int times)
    {
        var store = new PostgresJournalStore(_server.NewSchema());
        var acknowledged = new Dictionary<string, long>();
        var journal = store.Create(_key, FixedClock.LongAfter);
        var random = new Random(17);
        var number = 0;
        for (var kill = 0; kill < times; kill++)
        {
            using var begun = new CountdownEvent(random.Next(1, 12));
            var killing = Task.Run(() =>
            {
                begun.Wait();
                _server.Kill();
            });
            AppendUntilItFails(begun);
            killing.GetAwaiter().GetResult();
            journal.Dispose();
            _server.Start();
            journal = Reopening.Open(() => store.Open(_key, FixedClock.LongAfter));
        }

        using (journal)
        {
            // Each that was answered stands where it was said to; no position and no id is there twice.
            var read = journal.Read(0, long.MaxValue).ToArray();
            Assert.Equal(journal.Head.Size, read.Length);
            Assert.Equal(read.Length, read.Select(entry => entry.Head.Id).Distinct().Count());
            Assert.True(acknowledged.Count >= times);
            Assert.All(acknowledged, entry => Assert.Equal(NewEntries.IdOf(entry.Key), read[entry.Value].Head.Id));
        }

        Assert.Null(JournalVerifier.VerifyFolder("none", store, null, TestContext.Current.CancellationToken).Fault);

        void AppendUntilItFails(CountdownEvent begun)
        {
            try
            {
                while (true)
                {
                    string[] ids = [.. Enumerable.Range(0, 50).Select(_ => $"e-{number++}")];
                    var first = journal.Head.Size;
                    journal.Append([.. ids.Select(id => NewEntries.Event(id, new string('x', 500)))]);
                    foreach (var (at, id) in ids.Index())
                    {
                        acknowledged.Add(id, first + at);
                    }

                    if (!begun.IsSet)
                    {
                        begun.Signal();
                    }
                }
            }
            catch (JournalException failure)
            {
                Assert.True(failure.CanBeReopened, failure.ToString());
            }
        }
    }
}
