using Holdfast.Engine.Contract;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Policies;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Hosting;

/// <summary>Many callers, one writer: who is answered what, and what stands in the journal.</summary>
public sealed class PartitionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Records => _folder["records"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_sent_one_by_one_are_answered_as_in_one_stream_across_restarts_too()
    {
        var lines = EventLines.Of(300, seed: 3);
        using var state = Scored.NewState();
        var expected = Scored.Lines(Scored.Run(state, [.. lines]));

        List<string> answers = [];
        foreach (var part in lines.Chunk(100))
        {
            await using var partition = Open();
            foreach (var line in part)
            {
                answers.Add(Sent.Text(await partition.SendAsync(line)));
            }
        }

        Assert.Equal(expected, answers);
        await using var again = Open();
        Assert.Equal((301, 0), (again.Recovery!.FromCheckpoint, again.Recovery.Decided));
        Assert.Equal(expected, await again.StreamAsync(lines));
        Assert.Equal(301, again.Journal.Head.Size);
    }

    [Fact]
    public async Task Events_of_many_callers_at_once_are_each_kept_once_and_the_journal_is_whole()
    {
        string[][] feeds = [.. Enumerable.Range(0, 16).Select(seed => EventLines.Of(60, seed).ToArray())];
        string[][] answers;
        await using (var partition = Open())
        {
            answers = await Task.WhenAll(feeds.Select(feed => Task.Run(async () =>
            {
                List<string> told = [];
                foreach (var line in feed)
                {
                    told.Add(Sent.Text(await partition.SendAsync(line)));
                }

                return told.ToArray();
            })));
            Assert.Equal(1 + (16 * 60), partition.Journal.Head.Size);
        }

        Assert.Null(JournalVerifier.VerifyFolder(Records, null, Ct).Fault);
        await using var again = Open();
        for (var i = 0; i < feeds.Length; i++)
        {
            Assert.Equal(answers[i], await again.StreamAsync(feeds[i]));
        }
    }

    [Fact]
    public async Task The_same_batch_from_fifty_at_once_counts_once_and_all_get_the_same_answers()
    {
        var lines = EventLines.WithFaults(200, seed: 4);
        await using var partition = Open();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => partition.StreamAsync(lines))));

        var decided = answers[0].Where(line => !line.Contains("\"error\"", StringComparison.Ordinal)).Distinct();
        Assert.All(answers, each => Assert.Equal(answers[0], each));
        Assert.Equal(1 + decided.Count(), partition.Journal.Head.Size);
    }

    [Fact]
    public async Task What_finds_no_room_is_turned_away_until_there_is_room_again()
    {
        using var gate = new SemaphoreSlim(0);
        var plan = new FailurePlan();
        await using var partition = Open(plan, options => options with { MostEvents = 3 });
        plan.Before = _ =>
        {
            gate.Wait(Ct);
            return null;
        };
        var lines = EventLines.Of(5, seed: 1);

        List<ValueTask<EventAnswer>> waiting = [.. lines[..3].Select(partition.SendAsync)];
        var turnedAway = await partition.SendAsync(lines[3]);
        Assert.IsType<EventAnswer.Overloaded>(turnedAway);
        Assert.DoesNotContain(waiting, answer => answer.IsCompleted);

        gate.Release(10);
        foreach (var answer in waiting)
        {
            Assert.IsType<EventAnswer.Decided>(await answer);
        }

        Assert.IsType<EventAnswer.Decided>(await partition.SendAsync(lines[3]));
        Assert.Equal(5, partition.Journal.Head.Size);
    }

    [Fact]
    public async Task Streams_that_fill_their_room_keep_out_nobody_who_sends_one_event()
    {
        using var gate = new SemaphoreSlim(0);
        var plan = new FailurePlan();
        await using var partition = Open(plan, options => options with { MostBatches = 2 });
        plan.Before = _ =>
        {
            gate.Wait(Ct);
            return null;
        };
        var streams = Enumerable.Range(0, 8).Select(seed =>
            Task.Run(() => partition.StreamAsync(EventLines.Of(40, seed)))).ToArray();

        var single = partition.SendAsync(EventLines.SignIn("single"));
        gate.Release(1_000);

        Assert.IsType<EventAnswer.Decided>(await single);
        Assert.All(await Task.WhenAll(streams), answers => Assert.Equal(40, answers.Length));
    }

    [Fact]
    public async Task A_stop_answers_all_that_was_taken_in_and_leaves_nothing_to_decide_again()
    {
        using var gate = new SemaphoreSlim(0);
        var plan = new FailurePlan();
        var partition = Open(plan);
        plan.Before = _ =>
        {
            gate.Wait(Ct);
            return null;
        };
        List<ValueTask<EventAnswer>> waiting = [.. EventLines.Of(50, seed: 1).Select(partition.SendAsync)];

        var stopped = partition.DisposeAsync();
        var late = await partition.SendAsync(EventLines.SignIn("late"));
        gate.Release(100);
        await stopped;

        Assert.IsType<EventAnswer.Unavailable>(late);
        Assert.IsType<PartitionHealth.Stopped>(partition.Health);
        foreach (var answer in waiting)
        {
            Assert.IsType<EventAnswer.Decided>(await answer);
        }

        await using var again = Open();
        Assert.Equal((51, 0), (again.Recovery!.FromCheckpoint, again.Recovery.Decided));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_nothing_in_the_record_earlier_than_what_came_before()
    {
        var clock = FixedClock.LongAfter;
        var first = clock.Now;
        List<string> lines = EventLines.Of(6, seed: 1);
        await using (var partition = Partition.Open(new PartitionOptions { Folder = Records }, clock))
        {
            await partition.SendAsync(lines[0]);
            clock.Now = first.AddHours(1);
            await partition.SendAsync(lines[1]);
            clock.Now = first.AddHours(-9);
            await partition.SendAsync(lines[2]);
        }

        await using var again = Partition.Open(new PartitionOptions { Folder = Records }, clock);
        await again.SendAsync(lines[3]);
        clock.Now = first.AddHours(2);
        await again.SendAsync(lines[4]);

        Assert.Equal(
            [0, 0, 1, 1, 1, 2],
            again.Journal.Read(0, again.Journal.Head.Size)
                .Select(entry => (entry.Head.At.ToDateTimeOffset() - first).TotalHours));
    }

    [Fact]
    public async Task A_policy_put_in_force_by_a_clock_that_was_set_back_is_no_earlier_than_what_came_before()
    {
        var clock = FixedClock.LongAfter;
        var first = clock.Now;
        await using (var partition = Partition.Open(new PartitionOptions { Folder = Records }, clock))
        {
            await partition.SendAsync(EventLines.SignIn("e-1"));
        }

        clock.Now = first.AddHours(-9);
        var other = Assert.IsType<PolicyReading.Accepted>(PolicyFile.Parse("version: 1\nhardRules: []\n")).Policy;
        await using var again = Partition.Open(new PartitionOptions { Folder = Records, Policy = other }, clock);
        await again.SendAsync(EventLines.SignIn("e-2"));

        Assert.Equal(
            [0, 0, 0, 0],
            again.Journal.Read(0, again.Journal.Head.Size)
                .Select(entry => (entry.Head.At.ToDateTimeOffset() - first).TotalHours));
    }

    [Fact]
    public async Task An_event_sent_on_many_lines_is_kept_on_one_and_so_exported_and_read_again()
    {
        var line = EventLines.SignIn("e-1");
        await using (var partition = Open())
        {
            Assert.Equal(EventErrorCode.InvalidJson, Sent.Code(
                await partition.SendAsync(line.Replace("login.succeeded", "login\n", StringComparison.Ordinal))));
            Assert.IsType<EventAnswer.Decided>(await partition.SendAsync(
                $"\r\n{line.Replace(",", ",\r\n\t", StringComparison.Ordinal)}\n"));
        }

        var file = _folder["export.ndjson"];
        await using (var output = File.Create(file))
        {
            Export.Range(Records, 0, 1, output, Ct);
        }

        Assert.Null(ExportVerifier.Verify(file, null, Ct).Fault);
        using var events = new StreamReader(RecordedEventStream.Open(Records));
        Assert.Equal($"{line.Replace(",", ",  \t", StringComparison.Ordinal)}\n", await events.ReadToEndAsync(Ct));
    }

    [Fact]
    public async Task An_event_ahead_of_the_clock_is_refused_by_the_clock_of_the_moment_and_taken_in_time()
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 3, 2, 8, 54, 59, TimeSpan.Zero));
        await using var partition = Partition.Open(new PartitionOptions { Folder = Records }, clock);
        var line = EventLines.SignIn("e-1", time: "2026-03-02T09:00:00Z");

        Assert.Equal(EventErrorCode.TimeInFuture, Sent.Code(await partition.SendAsync(line)));
        clock.Now = clock.Now.AddSeconds(1);
        Assert.IsType<EventAnswer.Decided>(await partition.SendAsync(line));
    }

    [Fact]
    public async Task Entries_of_other_kinds_stand_between_events_and_hinder_no_recovery()
    {
        await using (var partition = Open())
        {
            await partition.SendAsync(EventLines.SignIn("e-1"));
            Assert.Equal(2, await partition.AppendAsync(EntryKind.LookUp, 1, "{}"u8.ToArray(), Ct));
            Assert.Equal("{}"u8, partition.Journal.At(2).Content.Span);
            Assert.IsType<EventAnswer.Decided>(await partition.SendAsync(EventLines.SignIn("e-2")));
            await Assert.ThrowsAsync<ArgumentException>(
                () => partition.AppendAsync(EntryKind.Event, 1, default, Ct).AsTask());
        }

        Directory.Delete(Path.Combine(Records, "checkpoints"), recursive: true);
        await using var again = Open();
        Assert.Equal((2, 0), (again.Recovery!.Decided, again.Recovery.Differences));
    }

    [Fact]
    public async Task Content_is_disposed_of_once_and_an_event_without_it_cannot_be_sent_again()
    {
        var lines = EventLines.Of(3, seed: 1);
        await using (var partition = Open())
        {
            await partition.StreamAsync(lines);

            // Asked for twice at once: one of them comes second.
            var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
            {
                try
                {
                    return await partition.DisposeOfAsync(1, "2\n"u8.ToArray(), [2], Ct);
                }
                catch (ArgumentException)
                {
                    return -1;
                }
            })));
            Assert.Equal([-1, 4], both.Order());
            Assert.Null(partition.Journal.At(2).Salted);
            foreach (var bad in new long[] { -1, 0, 4, 9 })
            {
                await Assert.ThrowsAsync<ArgumentException>(
                    () => partition.DisposeOfAsync(1, default, [bad], Ct).AsTask());
            }

            Assert.Equal(EventErrorCode.EventIdReused, Sent.Code(await partition.SendAsync(lines[1])));
            Assert.IsType<EventAnswer.Decided>(await partition.SendAsync(lines[0]));
            Assert.IsType<PartitionHealth.Serving>(partition.Health);
        }

        Assert.Null(JournalVerifier.VerifyFolder(Records, null, Ct).Fault);
    }

    [Fact]
    public async Task One_folder_has_one_partition()
    {
        await using var held = Open();

        Assert.Equal(JournalFault.InUse, Assert.Throws<JournalException>(() => Open()).Fault);
    }

    public void Dispose() => _folder.Dispose();

    private Partition Open(FailurePlan? plan = null, Func<PartitionOptions, PartitionOptions>? change = null)
    {
        var options = new PartitionOptions { Folder = Records, Between = (plan ?? new FailurePlan()).Over };
        return Partition.Open(change is null ? options : change(options), FixedClock.LongAfter);
    }
}
