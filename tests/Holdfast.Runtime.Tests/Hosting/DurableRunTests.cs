using Holdfast.Engine.Policy;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Policies;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Hosting;

/// <summary>Runs into a data folder: what is answered, what is known the next time, what stands in the way.</summary>
public sealed class DurableRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Records => _folder["records"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Durable_answers_are_those_of_a_run_in_memory_faults_and_repeats_included()
    {
        var lines = EventLines.WithFaults(800, seed: 3);
        using var state = Scored.NewState();
        var expected = Scored.Lines(Scored.Run(state, [.. lines]));

        Assert.Equal(expected, Durable.Run(Records, lines));
        Assert.Equal(expected, Durable.Run(Records, lines));
        Assert.Null(JournalVerifier.VerifyFolder(Records, null, Ct).Fault);
    }

    [Fact]
    public void A_second_run_of_the_same_file_changes_nothing()
    {
        var lines = EventLines.Of(300, seed: 1);
        Durable.Run(Records, lines);
        var before = JournalVerifier.VerifyFolder(Records, null, Ct).Head;

        Durable.Run(Records, lines);

        Assert.Equal(before, JournalVerifier.VerifyFolder(Records, null, Ct).Head);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_feed_cut_into_runs_is_answered_as_in_one_from_checkpoints_or_from_the_journal_alone(bool keep)
    {
        var lines = EventLines.Of(400, seed: 5);
        using var state = Scored.NewState();
        var expected = Scored.Lines(Scored.Run(state, [.. lines]));

        List<string> answers = [];
        foreach (var part in lines.Chunk(90))
        {
            answers.AddRange(Durable.Run(Records, part, null as DecisionPolicy, out var recovery));
            Assert.Equal(keep ? 0 : answers.Count - part.Length, recovery?.Decided ?? 0);
            Assert.Equal(0, recovery?.Differences ?? 0);
            if (!keep)
            {
                Directory.Delete(Path.Combine(Records, "checkpoints"), recursive: true);
            }
        }

        Assert.Equal(expected, answers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(5_000)]
    public void A_torn_checkpoint_is_as_good_as_none(int left)
    {
        var lines = EventLines.Of(400, seed: 5);
        Durable.Run(Records, lines[..300]);
        var file = Path.Combine(Records, "checkpoints", "known.db");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..left]);

        Durable.Run(Records, lines[300..], null as DecisionPolicy, out var recovery);

        Assert.Equal((0, 300, 0), (recovery!.FromCheckpoint, recovery.Decided, recovery.Differences));
        Assert.NotNull(recovery.CheckpointFault);
    }

    [Fact]
    public void A_checkpoint_of_another_journal_is_not_trusted()
    {
        Durable.Run(Records, EventLines.Of(50, seed: 1));
        Durable.Run(_folder["other"], EventLines.Of(50, seed: 2));
        Directory.Delete(Path.Combine(Records, "checkpoints"), recursive: true);
        Durable.Copy(Path.Combine(_folder["other"], "checkpoints"), Path.Combine(Records, "checkpoints"));

        Durable.Run(Records, [], null as DecisionPolicy, out var recovery);

        Assert.Equal((0, 50, 0), (recovery!.FromCheckpoint, recovery.Decided, recovery.Differences));
    }

    [Fact]
    public void A_change_of_policy_is_an_entry_and_each_event_is_decided_again_under_its_own()
    {
        var lines = EventLines.Of(300, seed: 7);
        var lax = Lax();
        var first = Durable.Run(Records, lines[..150]);
        var second = Durable.Run(Records, lines[150..], lax);
        Directory.Delete(Path.Combine(Records, "checkpoints"), recursive: true);

        // Without one named, the one in force stays.
        var third = Durable.Run(Records, [EventLines.SignIn("new")], null as DecisionPolicy, out var recovery);

        Assert.All(first, line => Assert.Contains(DecisionPolicy.Default.Fingerprint, line, StringComparison.Ordinal));
        Assert.All(second, line => Assert.Contains(lax.Fingerprint, line, StringComparison.Ordinal));
        Assert.Contains(lax.Fingerprint, third[0], StringComparison.Ordinal);
        Assert.Equal((300, 0), (recovery!.Decided, recovery.Differences));
        Assert.Equal(first.Concat(second), Durable.Run(Records, lines));
    }

    [Fact]
    public void A_decision_that_would_be_another_today_is_reported_and_what_was_answered_stands()
    {
        var lines = EventLines.Of(100, seed: 7);
        string[] answers;
        using (var key = DataFolder.Hold(Records))
        {
            using var journal = key.OpenJournal(FixedClock.LongAfter);
            journal.Append([PolicyContent.Of(DecisionPolicy.Default).ToEntry(default)]);
            journal.Append([Told("e-x", EventLines.SignIn("e-x"), """{"event":"e-x","outcome":"deny"}""")]);
        }

        answers = Durable.Run(Records, [EventLines.SignIn("e-x"), .. lines], null as DecisionPolicy, out var recovery);

        Assert.Equal((1, 1, 1L), (recovery!.Decided, recovery.Differences, recovery.FirstDifference));
        Assert.Equal("""{"event":"e-x","outcome":"deny"}""", answers[0]);
    }

    [Fact]
    public void A_journal_that_lost_an_entry_is_not_gone_on_with_as_if_it_had_none()
    {
        Durable.Run(Records, EventLines.Of(300, seed: 7));
        Directory.Delete(Path.Combine(Records, "checkpoints"), recursive: true);
        Durable.Change(Records, "DROP TRIGGER entry_is_never_deleted; DELETE FROM entry WHERE position = 17");

        var failure = Refused(() => Durable.Run(Records, []));

        Assert.Equal(JournalFault.Damaged, failure.Fault);
        Assert.Contains("entry 17", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_writers_cannot_have_one_folder()
    {
        using var held = DurableRun.Open(Records, null, FixedClock.LongAfter);

        Assert.Equal(JournalFault.InUse, Refused(() => Durable.Run(Records, [])).Fault);
    }

    [Fact]
    public void Without_its_key_a_journal_is_verified_but_not_gone_on_with()
    {
        Durable.Run(Records, EventLines.Of(10, seed: 1));
        File.Delete(DataFolder.KeyFile(Records));

        Assert.Equal(JournalFault.Key, Refused(() => Durable.Run(Records, [])).Fault);
        Assert.Null(JournalVerifier.VerifyFolder(Records, null, Ct).Fault);
        Assert.False(File.Exists(DataFolder.KeyFile(Records)));
    }

    [Fact]
    public void An_older_copy_of_the_journal_is_refused()
    {
        Durable.Run(Records, EventLines.Of(10, seed: 1));
        var old = File.ReadAllBytes(DataFolder.JournalFile(Records));
        Durable.Run(Records, EventLines.Of(20, seed: 2));
        File.WriteAllBytes(DataFolder.JournalFile(Records), old);

        var refused = Refused(() => Durable.Run(Records, []));

        Assert.Equal(JournalFault.Older, refused.Fault);
        Assert.Contains("has 11 entries, and 31 were seen before", refused.Message, StringComparison.Ordinal);
        Assert.Equal(11, JournalVerifier.VerifyFolder(Records, null, Ct).Fault?.Entry);
    }

    [Fact]
    public void A_journal_that_is_gone_is_not_begun_anew()
    {
        Durable.Run(Records, EventLines.Of(10, seed: 1));
        File.Delete(DataFolder.JournalFile(Records));

        Assert.Equal(JournalFault.Older, Refused(() => Durable.Run(Records, [])).Fault);
    }

    [Fact]
    public void An_event_in_a_form_of_a_later_release_is_refused_by_its_entry()
    {
        Durable.Run(Records, EventLines.Of(10, seed: 1));
        Directory.Delete(Path.Combine(Records, "checkpoints"), recursive: true);
        Durable.Change(Records, "DROP TRIGGER entry_is_never_changed; UPDATE entry SET codec = 9 WHERE position = 4");

        var refused = Refused(() => Durable.Run(Records, []));

        Assert.Equal(JournalFault.Unreadable, refused.Fault);
        Assert.Contains("Entry 4 is written in form 9", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_in_a_sentence()
    {
        File.WriteAllText(_folder["file"], "");

        Assert.Equal(JournalFault.Failed, Refused(() => Durable.Run(Path.Combine(_folder["file"], "x"), [])).Fault);
    }

    public void Dispose() => _folder.Dispose();

    private static JournalException Refused(Action run) => Assert.Throws<JournalException>(run);

    private static DecisionPolicy Lax() => Assert.IsType<PolicyReading.Accepted>(PolicyFile.Parse("""
        version: 1
        hardRules: []
        gates:
          transfer.requested:
            stepUp: never
            hold: never
            deny: never
        """)).Policy;

    private static NewEntry Told(string id, string line, string decision)
    {
        var bytes = EventLines.Bytes([line]);
        var read = new Holdfast.Engine.Contract.EventReader().Read(bytes, 0, bytes.Length - 1);
        return new NewEntry
        {
            Kind = EntryKind.Event,
            Codec = EventContent.Codec,
            At = default,
            Id = Journal.NewEntries.IdOf(id),
            Mark = read.Event!.Content.Low,
            Salted = EventContent.Salted([], [], bytes.AsSpan(..^1), System.Text.Encoding.UTF8.GetBytes(decision)),
        };
    }
}
