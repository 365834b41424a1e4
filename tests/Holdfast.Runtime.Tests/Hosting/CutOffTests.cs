using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Tests.Journal;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Hosting;

/// <summary>A journal whose log of writes was cut off in the middle, as a crash of the machine may leave it.</summary>
public sealed class CutOffTests : IDisposable
{
    private const int Last = 4_096;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_log_cut_at_some_bytes_of_its_last_4096_opens_at_the_last_whole_group() => Cut(every: 64);

    [Fact]
    [Trait("Category", "Slow")]
    public void A_log_cut_at_every_byte_of_its_last_4096_opens_at_the_last_whole_group() => Cut(every: 1);

    [Fact]
    public void A_file_of_a_journal_that_was_cut_is_refused_and_never_gone_on_with_as_a_shorter_one()
    {
        var records = _folder["records"];
        Durable.Run(records, EventLines.Of(400, seed: 5));
        var file = DataFolder.JournalFile(records);
        var whole = File.ReadAllBytes(file);
        var random = new Random(3);
        var somewhere = Enumerable.Range(0, 40).Select(_ => random.Next(1, whole.Length));
        foreach (var length in (int[])[1, 99, 16_384, whole.Length - 1, .. somewhere])
        {
            File.WriteAllBytes(file, whole[..length]);

            var refused = Assert.Throws<JournalException>(
                () => DurableRun.Open(records, null, FixedClock.LongAfter).Dispose());

            Assert.Contains(refused.Fault, (JournalFault[])[JournalFault.Damaged, JournalFault.Unreadable]);
            Assert.Throws<JournalException>(() => JournalVerifier.VerifyFolder(records, null, Ct));
        }

        File.WriteAllBytes(file, whole);
        Assert.Null(JournalVerifier.VerifyFolder(records, null, Ct).Fault);
    }

    public void Dispose() => _folder.Dispose();

    private void Cut(int every)
    {
        var live = _folder["live"];
        var copy = _folder["copy"];
        using (var folder = DataFolder.Hold(live))
        {
            using var journal = folder.OpenJournal(FixedClock.LongAfter);
            journal.Append(NewEntries.Many(20));
            journal.Append([NewEntries.Event("last", "1")]);
            Durable.Copy(live, copy);
        }

        var file = DataFolder.JournalFile(copy);
        var (whole, log) = (File.ReadAllBytes(file), File.ReadAllBytes(file + "-wal"));
        for (var cut = 0; cut <= Last; cut += every)
        {
            File.WriteAllBytes(file, whole);
            File.WriteAllBytes(file + "-wal", log[..^cut]);
            File.Delete(file + "-shm");
            var told = Holdfast.Runtime.Journal.Sqlite.WalTail.Bytes(file);
            using var folder = DataFolder.Hold(copy);
            using var journal = folder.OpenJournal(FixedClock.LongAfter);

            // The last group is whole, or it is not there and what is left of it is told.
            Assert.Equal(cut == 0 ? 21 : 20, journal.Head.Size);
            Assert.Equal(cut == 0, told == 0);
            Assert.Equal(journal.Head.Size, journal.Read(0, long.MaxValue).Count());
        }
    }
}
