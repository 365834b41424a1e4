using System.Text;
using Holdfast.Engine;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Sealing;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Hosting;

/// <summary>What is known beside the journal: there whole, or as good as not there.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const int First = 60, Second = 60, Third = 60;

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _lines = EventLines.Of(First + Second + Third, seed: 11);

    private string Records => _folder["records"];

    private string KnownFile => Path.Combine(Records, "checkpoints", "known.db");

    [Theory]
    [InlineData(0L)]
    [InlineData(20_000L)]
    [InlineData(null)]
    public void Answers_are_the_same_whatever_the_memory(long? limit)
    {
        var answers = Durable.RunWithin(Records, _lines[..First], limit)
            .Concat(Durable.RunWithin(Records, _lines[First..], limit));

        Assert.Equal(Expected(), answers);
    }

    [Fact]
    public void Killed_at_any_step_of_a_checkpoint_a_folder_opens_at_one_or_the_other()
    {
        LeaveUncheckpointed();
        List<string> copies = [];
        using (var at = new Opened(Records))
        {
            at.Checkpoints.FileInUse!.Stepping = Copy;
            at.Finish();
            Copy();
        }

        Dictionary<long, int> positions = [];
        foreach (var copy in copies)
        {
            var records = copy + "-records";
            Durable.Copy(Records, records);
            Directory.Delete(Path.Combine(records, "checkpoints"), recursive: true);
            Directory.Move(copy, Path.Combine(records, "checkpoints"));

            var answers = Durable.Run(records, _lines[(First + Second)..], null, out var recovery);

            Assert.Equal(Expected()[(First + Second)..], answers);
            Assert.Equal((0L, null), (recovery!.Differences, recovery.CheckpointFault));
            positions[recovery.FromCheckpoint] = positions.GetValueOrDefault(recovery.FromCheckpoint) + 1;
        }

        Assert.Equal([1L + First, 1L + First + Second], positions.Keys.Order());
        Assert.True(positions[1L + First] > 20, "A checkpoint of these events has more steps.");

        void Copy()
        {
            copies.Add(_folder[$"copy-{copies.Count}"]);
            Durable.Copy(Path.GetDirectoryName(KnownFile)!, copies[^1]);
        }
    }

    [Fact]
    public void What_fails_at_any_step_is_done_at_the_next_try_and_nothing_is_lost()
    {
        LeaveUncheckpointed();
        using (var at = new Opened(Records))
        {
            var failAt = 0;
            for (var succeeded = false; !succeeded; failAt++)
            {
                var step = 0;
                at.Checkpoints.FileInUse!.Stepping = () =>
                {
                    if (step++ == failAt)
                    {
                        throw new IOException("The disk is gone.");
                    }
                };
                try
                {
                    at.Finish();
                    succeeded = true;
                }
                catch (IOException)
                {
                    // The next try has one step more.
                }
            }

            Assert.True(failAt > 20, "A checkpoint of these events has more steps.");
        }

        var answers = Durable.Run(Records, _lines[(First + Second)..], null, out var recovery);

        Assert.Equal(1L + First + Second, recovery!.FromCheckpoint);
        Assert.Equal(Expected()[(First + Second)..], answers);
    }

    [Fact]
    public void Checkpoints_are_made_beside_the_work_and_one_that_was_not_finished_is_not_there()
    {
        Durable.Run(Records, _lines);
        Directory.Delete(Path.GetDirectoryName(KnownFile)!, recursive: true);

        // Recovery makes them, too: what it has done by then is not to be done again.
        using (var at = new Opened(Records, entriesPerCheckpoint: 20))
        {
            while (at.Checkpoints.Figures.Checkpoint == 0)
            {
                at.Checkpoints.Advance(at.Engine, at.Journal.Head.Size, () => Task.CompletedTask);
            }

            Assert.Equal(at.Journal.Head.Size, at.Checkpoints.Figures.Checkpoint + at.Checkpoints.Figures.EntriesSince);
        }

        Durable.Run(Records, [], null, out var recovery);
        Assert.True(recovery!.FromCheckpoint > 0);
        Assert.Equal(_lines.Count + 1 - recovery.FromCheckpoint, recovery.Decided);
    }

    [Fact]
    public void A_checkpoint_waits_for_the_entries_that_it_knows()
    {
        LeaveUncheckpointed();
        var durable = new TaskCompletionSource();
        using (var at = new Opened(Records, entriesPerCheckpoint: 20))
        {
            while (at.Checkpoints.Advance(at.Engine, at.Journal.Head.Size, () => durable.Task))
            {
            }

            durable.SetException(new JournalException(JournalFault.Full, "There is no space left."));
            Assert.Throws<JournalException>(at.Finish);
        }

        Durable.Run(Records, [], null, out var recovery);
        Assert.Equal(1L + First, recovery!.FromCheckpoint);
    }

    [Fact]
    public void A_damaged_file_is_as_good_as_none_and_that_is_said()
    {
        Durable.Run(Records, _lines[..First]);
        var whole = File.ReadAllBytes(KnownFile);
        var random = new Random(5);
        var (noticed, late) = (0, 0);
        for (var turn = 0; turn < 60; turn++)
        {
            var copy = _folder[$"damaged-{turn}"];
            Durable.Copy(Records, copy);
            byte[] damaged = [.. whole];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(Path.Combine(copy, "checkpoints", "known.db"), damaged);

            string[] answers;
            Recovery? recovery;
            try
            {
                answers = Durable.RunWithin(copy, _lines[First..], 0, out recovery);
            }
            catch (JournalException failure)
            {
                Assert.Equal(JournalFault.Damaged, failure.Fault);
                late++;
                answers = Durable.RunWithin(copy, _lines[First..], 0, out recovery);
            }

            noticed += recovery!.CheckpointFault is null ? 0 : 1;
            Assert.Equal(recovery.CheckpointFault is null && recovery.FromCheckpoint > 0 ? 1L + First : 0,
                recovery.FromCheckpoint);
            Assert.Equal(Expected()[First..], answers);
            Directory.Delete(copy, recursive: true);
        }

        Assert.True(noticed > 0 && late > 0, $"Noticed at the start {noticed}, later {late}.");
    }

    public void Dispose() => _folder.Dispose();

    private string[] Expected()
    {
        using var state = Scored.NewState();
        return Scored.Lines(Scored.Run(state, [.. _lines]));
    }

    [Fact]
    public void A_checkpoint_names_nobody_and_one_that_is_sealed_otherwise_is_known_anew_from_the_journal()
    {
        using var master = MasterKey.Generate();
        using var rotated = master.WithNewVersion();
        string[] lines =
            [.. _lines[..First].Select(line => line
                .Replace("\"c-", "\"customer-", StringComparison.Ordinal))];
        var answers = RunUnder(master, lines, out _);
        Assert.Contains(lines, line => line.Contains("customer-3", StringComparison.Ordinal));
        Assert.DoesNotContain(
            "customer-", Encoding.Latin1.GetString(File.ReadAllBytes(KnownFile)), StringComparison.Ordinal);

        RunUnder(rotated, lines, out var same);
        Assert.Null(same!.CheckpointFault);
        Assert.Equal(First + 1, same.FromCheckpoint);

        // As somebody might leave it who has no master key.
        using (var plain = Holdfast.Runtime.Hosting.KnownFile.Open(_folder["plain.db"], null))
        {
        }

        File.Copy(_folder["plain.db"], KnownFile, overwrite: true);
        Assert.Equal(answers, RunUnder(rotated, lines, out var anew));
        Assert.Contains("is not sealed", anew!.CheckpointFault, StringComparison.Ordinal);
        Assert.Equal((0L, 0L), (anew.FromCheckpoint, anew.Differences));
    }

    private string[] RunUnder(MasterKey master, IEnumerable<string> lines, out Recovery? recovery)
    {
        using var output = new MemoryStream();
        using var run = DurableRun.Open(
            Records, null, FixedClock.LongAfter, new SqliteJournalStore(Records, master));
        recovery = run.Recovery;
        run.Run(new MemoryStream(EventLines.Bytes(lines)), output, TestContext.Current.CancellationToken);
        return Scored.Lines(output.ToArray());
    }

    // A journal of two runs beside the checkpoint of the first.
    private void LeaveUncheckpointed()
    {
        Durable.Run(Records, _lines[..First]);
        Durable.Copy(Path.GetDirectoryName(KnownFile)!, _folder["first"]);
        Durable.Run(Records, _lines[First..(First + Second)]);
        Directory.Delete(Path.GetDirectoryName(KnownFile)!, recursive: true);
        Durable.Copy(_folder["first"], Path.GetDirectoryName(KnownFile)!);
    }

    /// <summary>A folder opened as far as its checkpoints, and an engine that knows all of it.</summary>
    private sealed class Opened : IDisposable
    {
        private readonly DataFolder _data;

        public Opened(
            string folder, long entriesPerCheckpoint = Checkpoints.UsualEntries, MasterKey? master = null)
        {
            _data = DataFolder.Hold(folder);
            Journal = _data.OpenJournal(new SqliteJournalStore(folder, master), FixedClock.LongAfter);
            Checkpoints = new Checkpoints(
                _data.Checkpoints, Journal, _data.KeepHead, new MemoryLimit(0), FixedClock.LongAfter, master)
            {
                EntriesPerCheckpoint = entriesPerCheckpoint,
            };
            Engine = new Recovering(Journal, Checkpoints).Run(0)!.Value.Engine;
        }

        public IJournal Journal { get; }

        public Checkpoints Checkpoints { get; }

        public DecisionEngine Engine { get; }

        public void Finish() => Checkpoints.Finish(Engine, Journal.Head.Size, () => Task.CompletedTask);

        public void Dispose()
        {
            Checkpoints.Dispose();
            Journal.Dispose();
            _data.Dispose();
        }
    }
}
