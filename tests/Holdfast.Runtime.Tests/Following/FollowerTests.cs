using System.Diagnostics;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Tests.Following;

public sealed class FollowerTests
{
    [Fact]
    public void Failing_at_every_step_and_starting_again_comes_to_the_same_with_each_entry_once()
    {
        using var journal = new FollowedJournal();
        journal.AppendMany(160, seed: 1);
        journal.Journal.Append([journal.Disposal(3, 90), journal.Unreadable("e-bad"), journal.Event("e-last")]);
        var expected = Whole(journal);
        var step = 0;
        for (var isDone = false; !isDone; step += 7)
        {
            File.Delete(SqliteTimelines.FileIn(journal.Folder));
            var steps = 0;
            using (var failing = journal.OpenTimelines())
            {
                failing.BeforeStep = () => _ = steps++ == step ? throw new IOException("The disk is gone.") : 0;
                using var follower = journal.Follow(failing);
                isDone = Record.Exception(follower.CatchUp) is null;
            }

            using var timelines = journal.OpenTimelines();
            using var again = journal.Follow(timelines);
            again.CatchUp();
            Assert.Equal(expected, FollowedJournal.Told(timelines));
            Assert.Equal([161L], timelines.SetAside(-1, 10).Select(entry => entry.Position));
        }

        Assert.True(step > 300, $"{step} steps are too few to have been all.");
    }

    [Fact]
    public async Task A_store_that_fails_for_a_while_is_waited_for_and_then_gone_on_with()
    {
        using var journal = new FollowedJournal();
        journal.AppendMany(200, seed: 2);
        var expected = Whole(journal);
        File.Delete(SqliteTimelines.FileIn(journal.Folder));
        using var store = journal.OpenTimelines();
        var failures = 5;
        store.BeforeStep = () => _ = failures > 0 && failures-- > 0 ? throw new IOException("Not now.") : 0;
        using var follower = journal.Follow(store);

        follower.Start();
        await UntilAsync(() => follower.Status is { Behind: 0, Failure: null });

        Assert.Equal(0, failures);
        Assert.Equal(expected, FollowedJournal.Told(store));
    }

    [Fact]
    public async Task An_entry_that_is_no_good_is_set_aside_and_keeps_nobody_waiting()
    {
        using var journal = new FollowedJournal();
        journal.AppendMany(50, seed: 3);
        journal.Journal.Append([.. Enumerable.Range(0, 400).Select(n => journal.Unreadable($"e-bad-{n}"))]);
        journal.Journal.Append([journal.Event("e-behind", account: "a-behind")]);
        using var store = journal.OpenTimelines();
        using var follower = journal.Follow(store, new FollowerOptions());

        var started = Stopwatch.GetTimestamp();
        follower.Start();
        await UntilAsync(() => follower.Status.SetAside == 400);

        // Waited for one by one they would take forty seconds.
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 20);
        Assert.Single(store.Page(new TimelineQuestion(SubjectKind.Account, "a-behind", 1)));
        var aside = follower.SetAside(-1, 1).Single();
        Assert.Equal((50, 3), (aside.Position, aside.Tries));
        Assert.Equal("Entry 50 is written in form 77, which this release does not read.", aside.Reason);
        Assert.False(await follower.RetryAsync(50));
        Assert.True(await follower.RetryAsync(7));
    }

    [Fact]
    public async Task An_entry_that_was_set_aside_is_taken_up_once_it_can_be_read()
    {
        using var journal = new FollowedJournal();
        journal.Journal.Append([journal.Event("e-1"), journal.Event("e-2")]);
        using var store = journal.OpenTimelines();
        var digest = new Picky();
        using var follower = new Follower<TimelineChange>(
            journal.Journal, digest, store, FollowedJournal.Quick, TimeProvider.System);
        follower.Start();
        await UntilAsync(() => follower.Status.Behind == 0);
        Assert.Equal(1, follower.Status.SetAside);

        digest.IsPicky = false;

        Assert.True(await follower.RetryAsync(1));
        Assert.Equal(0, follower.Status.SetAside);
        Assert.Equal(2, store.Page(new TimelineQuestion(SubjectKind.Account, "a-1", 9)).Count);
        Assert.True(await follower.RetryAsync(1));
        Assert.Equal(2, store.Page(new TimelineQuestion(SubjectKind.Account, "a-1", 9)).Count);
    }

    [Fact]
    public void Another_version_of_what_is_made_or_another_journal_is_made_anew_from_the_beginning()
    {
        using var journal = new FollowedJournal();
        journal.AppendMany(100, seed: 5);
        var expected = Whole(journal);
        using (var store = journal.OpenTimelines())
        {
            using var next = new Follower<TimelineChange>(
                journal.Journal, new Picky { Version = 9, IsPicky = false }, store, FollowedJournal.Quick,
                TimeProvider.System);
            next.CatchUp();
            Assert.Equal(9, store.Place()!.Version);
            Assert.Equal(expected, FollowedJournal.Told(store));
        }

        using var other = new FollowedJournal();
        other.AppendMany(130, seed: 6);
        File.Copy(SqliteTimelines.FileIn(journal.Folder), SqliteTimelines.FileIn(other.Folder));
        using var copied = other.OpenTimelines();
        using var follower = other.Follow(copied);
        follower.CatchUp();
        var told = FollowedJournal.Told(copied);
        File.Delete(SqliteTimelines.FileIn(other.Folder));
        Assert.Equal(Whole(other), told);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Reading_all_again_comes_to_the_same_as_following_bit_by_bit(int seed)
    {
        using var journal = new FollowedJournal();
        var random = new Random(seed);
        string[] told;
        using (var store = journal.OpenTimelines())
        {
            using var follower = journal.Follow(store);
            HashSet<long> left = [];
            for (var round = 0; round < 12; round++)
            {
                var size = journal.Journal.Head.Size;
                journal.AppendMany(random.Next(60), seed: (seed * 100) + round);
                left.UnionWith(
                    Enumerable.Range((int)size, (int)(journal.Journal.Head.Size - size)).Select(n => (long)n));
                long[] going = [.. left.Where(_ => random.Next(5) == 0).Order()];
                if (going.Length > 0)
                {
                    journal.Journal.Append([journal.Disposal(going)]);
                    left.ExceptWith(going);
                }

                if (random.Next(2) == 0)
                {
                    follower.CatchUp();
                }
            }

            follower.CatchUp();
            told = FollowedJournal.Told(store);
        }

        File.Delete(SqliteTimelines.FileIn(journal.Folder));
        Assert.NotEmpty(told);
        Assert.Equal(Whole(journal), told);
    }

    [Fact]
    public async Task It_wakes_at_once_when_it_is_told_and_says_how_far_behind_it_is()
    {
        using var journal = new FollowedJournal();
        using var store = journal.OpenTimelines();
        using var follower = journal.Follow(store, FollowedJournal.Quick with { LooksEvery = TimeSpan.FromHours(1) });
        follower.Start();
        journal.Journal.Append([journal.Event("e-1"), journal.Event("e-2")]);
        Assert.InRange(follower.Status.Behind, 0, 2);

        follower.Wake();
        await UntilAsync(() => follower.Status.Position == 2);

        Assert.Equal((0L, TimeSpan.Zero), (follower.Status.Behind, follower.Status.BehindFor));
    }

    private static string[] Whole(FollowedJournal journal)
    {
        using var store = journal.OpenTimelines();
        using var follower = journal.Follow(store);
        follower.CatchUp();
        return FollowedJournal.Told(store);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!isSo())
        {
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }

    /// <summary>Makes timelines, but cannot digest the second entry as long as it is picky.</summary>
    private sealed class Picky : IDigest<TimelineChange>
    {
        private readonly TimelineDigest _inner = new();

        public string Name => "timelines";

        public int Version { get; init; } = 1;

        public bool IsPicky { get; set; } = true;

        public void Take(JournalEntry entry, ICollection<TimelineChange> changes)
        {
            if (IsPicky && entry.Position == 1)
            {
                throw new JournalException(JournalFault.Unreadable, "Entry 1 is not to its taste.");
            }

            _inner.Take(entry, changes);
        }
    }
}
