using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Hosting;

/// <summary>
/// A journal that takes no more: nobody is told of what is not kept, and it goes on by itself where it may.
/// </summary>
public sealed class PartitionFailureTests : IDisposable
{
    private const int Events = 14;

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _lines = EventLines.Of(Events, seed: 11);

    private string Records => _folder["records"];

    public static TheoryData<int, bool> Appends =>
    [
        .. from number in Enumerable.Range(2, Events)
           from isWritten in (bool[])[false, true]
           select (number, isWritten)
    ];

    [Theory]
    [MemberData(nameof(Appends))]
    public async Task Whichever_append_fails_whoever_insists_gets_the_decisions_of_a_run_without_failures(
        int number, bool isWritten)
    {
        using var state = Scored.NewState();
        var expected = Scored.Lines(Scored.Run(state, [.. _lines]));
        var plan = new FailurePlan
        {
            Before = append => append == number && !isWritten ? Lost() : null,
            After = append => append == number && isWritten ? Lost() : null,
        };

        List<string> answers = [];
        await using (var partition = Open(plan))
        {
            foreach (var line in _lines)
            {
                answers.Add(await partition.InsistAsync(line));
            }

            Assert.Equal(1 + Events, partition.Journal.Head.Size);
        }

        Assert.Equal(expected, answers);
        Assert.Equal(2, plan.Opened);
        Assert.Null(JournalVerifier.VerifyFolder(Records, null, TestContext.Current.CancellationToken).Fault);
    }

    [Fact]
    public async Task All_who_wait_at_a_failure_are_told_and_what_they_are_not_told_of_may_be_sent_again()
    {
        using var gate = new SemaphoreSlim(0);
        var plan = new FailurePlan();
        await using var partition = Open(plan);
        plan.Before = number =>
        {
            gate.Wait(TestContext.Current.CancellationToken);
            return number == 2 ? Lost() : null;
        };

        var answers = _lines.Select(line => partition.SendAsync(line).AsTask()).ToArray();
        gate.Release(100);

        Assert.All(await Task.WhenAll(answers), answer => Assert.IsType<EventAnswer.Unavailable>(answer));
        await partition.UntilServingAsync();
        Assert.Equal(1, partition.Journal.Head.Size);
        Assert.Equal(Events, (await partition.StreamAsync(_lines)).Length);
    }

    [Fact]
    public async Task A_stream_whose_lines_cannot_be_kept_ends_and_says_so()
    {
        var plan = new FailurePlan { Before = number => number == 2 ? Lost() : null };
        await using var partition = Open(plan);
        using var answers = new MemoryStream();

        var end = await partition.DecideAsync(
            new MemoryStream(EventLines.Bytes(_lines)), answers, TestContext.Current.CancellationToken);

        Assert.Equal((StreamEnd.Unavailable, 0L), (end, answers.Length));
    }

    [Fact]
    public async Task While_the_journal_cannot_be_opened_nothing_is_taken_in_and_the_reason_is_told()
    {
        var isAway = true;
        var plan = new FailurePlan { Before = number => number == 3 ? Lost() : null };
        await using var partition = Partition.Open(
            Options(journal => plan.Opened == 0 || !Volatile.Read(ref isAway)
                ? plan.Over(journal)
                : throw new JournalException(JournalFault.Failed, "The store is away.")),
            FixedClock.LongAfter);
        await partition.SendAsync(_lines[0]);

        Assert.IsType<EventAnswer.Unavailable>(await partition.SendAsync(_lines[1]));
        while (partition.Health is not PartitionHealth.Recovering { Reason: "The store is away." })
        {
            await Task.Yield();
        }

        Assert.IsType<EventAnswer.Unavailable>(await partition.SendAsync(_lines[1]));
        Assert.Throws<JournalException>(() => partition.Journal.At(0));
        Assert.Equal(2, partition.Journal.Head.Size);
        await Assert.ThrowsAsync<JournalException>(() => partition.AppendAsync(
            EntryKind.LookUp, 1, default, TestContext.Current.CancellationToken).AsTask());

        Volatile.Write(ref isAway, false);
        await partition.UntilServingAsync();
        Assert.IsType<EventAnswer.Decided>(await partition.SendAsync(_lines[1]));
    }

    [Fact]
    public async Task A_sync_that_failed_is_not_tried_again_before_a_new_start()
    {
        var plan = new FailurePlan
        {
            After = number => number == 3 ? new JournalException(JournalFault.Failed, "The disk failed.") : null,
        };
        string first;
        await using (var partition = Open(plan))
        {
            first = Sent.Text(await partition.SendAsync(_lines[0]));
            Assert.IsType<EventAnswer.Unavailable>(await partition.SendAsync(_lines[1]));
            while (partition.Health is PartitionHealth.Serving)
            {
                await Task.Yield();
            }

            Assert.Equal("The disk failed.", Assert.IsType<PartitionHealth.Failed>(partition.Health).Reason);
            Assert.IsType<EventAnswer.Unavailable>(await partition.SendAsync(_lines[0]));
            Assert.Equal((1, 3), (plan.Opened, plan.Appends));
        }

        await using var again = Open(new FailurePlan());
        Assert.Equal(first, Sent.Text(await again.SendAsync(_lines[0])));
        Assert.IsType<EventAnswer.Decided>(await again.SendAsync(_lines[1]));
    }

    [Fact]
    public async Task A_full_disk_with_space_again_is_gone_on_with_without_anybody_doing_anything()
    {
        var isFull = true;
        await using var partition = Partition.Open(
            Options(journal =>
            {
                if (Volatile.Read(ref isFull))
                {
                    ((SqliteJournal)journal).LimitPages(20);
                }

                return journal;
            }),
            FixedClock.LongAfter);

        // An event of some size, so that the few pages are full soon.
        string[] large = [.. Enumerable.Range(0, 100).Select(n => EventLines.SignIn($"e-{n}")
            .Replace("\"type\"", new string(' ', 8_000) + "\"type\"", StringComparison.Ordinal))];
        List<string> kept = [];
        var sent = 0;
        while (await partition.SendAsync(large[sent]) is EventAnswer.Decided decided)
        {
            kept.Add(Sent.Text(decided));
            sent++;
        }

        Assert.InRange(sent, 1, 90);
        Volatile.Write(ref isFull, false);
        await partition.InsistAsync(large[sent]);

        Assert.Equal(kept, await partition.StreamAsync(large[..sent]));
        Assert.Equal(100, (await partition.StreamAsync(large)).Length);
        Assert.Equal(101, partition.Journal.Head.Size);
    }

    [Fact]
    public async Task A_stop_while_the_journal_is_away_gives_the_folder_up()
    {
        var plan = new FailurePlan { Before = number => number > 2 ? Lost() : null };
        await using (var partition = Partition.Open(
            Options(plan.Over) with { FirstPause = TimeSpan.FromHours(1), LongestPause = TimeSpan.FromHours(1) },
            FixedClock.LongAfter))
        {
            Assert.IsType<EventAnswer.Decided>(await partition.SendAsync(_lines[0]));
            Assert.IsType<EventAnswer.Unavailable>(await partition.SendAsync(_lines[1]));
        }

        await using var again = Open(new FailurePlan());
        Assert.Equal(2, again.Journal.Head.Size);
    }

    public void Dispose() => _folder.Dispose();

    private Partition Open(FailurePlan plan) => Partition.Open(Options(plan.Over), FixedClock.LongAfter);

    private PartitionOptions Options(Func<IJournal, IJournal> between) => new()
    {
        Folder = Records,
        Between = between,
        FirstPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(4),
    };

    private static JournalException Lost() =>
        new(JournalFault.Failed, "The connection was lost.") { CanBeReopened = true };
}
