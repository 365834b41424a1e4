using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Sealing;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Journal.Verification;

/// <summary>What the verifier finds: whatever is altered, removed, added or swapped, and where.</summary>
public class VerifierTests : IDisposable
{
    private const int Entries = 600;

    private readonly TemporaryFolder _folder = new();
    private readonly HeadKey _key = HeadKey.Generate();

    private string File => _folder["journal.db"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_journal_as_it_was_written_is_whole()
    {
        var head = Write();

        var found = Verify();

        Assert.Null(found.Fault);
        Assert.Equal(Entries + 1, found.Entries);
        Assert.Equal(head.ToString(), found.Head);
    }

    [Fact]
    public void A_journal_is_verified_while_it_is_written_to()
    {
        using var journal = SqliteJournal.Create(File, _key, FixedClock.LongAfter, Master);
        foreach (var group in NewEntries.Many(400).Chunk(100))
        {
            journal.Append(group);
            Assert.Null(Verify().Fault);
        }
    }

    [Theory]
    [InlineData("UPDATE content SET salted = zeroblob(40) WHERE position = 17", 17, "is not what was written")]
    [InlineData("UPDATE entry SET kind = 1 WHERE position = 99", 99, "is not what was written")]
    [InlineData("UPDATE entry SET codec = 2 WHERE position = 17", 17, "is not what was written")]
    [InlineData("UPDATE entry SET at = at - 1 WHERE position = 17", 17, "is not what was written")]
    [InlineData("UPDATE entry SET mark = mark + 1 WHERE position = 17", 17, "is not what was written")]
    [InlineData("UPDATE entry SET id = zeroblob(16) WHERE position = 17", 17, "is not what was written")]
    [InlineData("UPDATE entry SET leaf = zeroblob(32) WHERE position = 17", 17, "is not what was written")]
    [InlineData("DELETE FROM entry WHERE position = 17", 17, "is missing")]
    [InlineData("DELETE FROM entry WHERE position >= 590", 590, "missing from here on")]
    [InlineData("DELETE FROM content WHERE position = 17", 17, "content of the entry is missing")]
    [InlineData("DELETE FROM disposal", 5, "no entry says that it was disposed of")]
    [InlineData("INSERT INTO disposal SELECT 17, 600, digest FROM disposal", null, "was to be disposed of")]
    [InlineData("INSERT INTO content VALUES (5, zeroblob(40))", 5, "is not what was written")]
    [InlineData("INSERT INTO content VALUES (9000, zeroblob(40))", null, "content that belongs to no entry")]
    [InlineData("INSERT INTO entry SELECT 601, kind, codec, at, NULL, mark, leaf FROM entry WHERE position = 9;"
        + "INSERT INTO content SELECT 601, salted FROM content WHERE position = 9", 601, "is not what was written")]
    [InlineData("INSERT INTO entry SELECT -1, kind, codec, at, NULL, mark, leaf FROM entry WHERE position = 9", -1,
        "cannot be an entry")]
    [InlineData("UPDATE content SET position = -1 WHERE position = 17;"
        + "UPDATE content SET position = 17 WHERE position = 18;"
        + "UPDATE content SET position = 18 WHERE position = -1", 17, "is not what was written")]
    [InlineData("UPDATE entry SET position = -1 WHERE position = 17;"
        + "UPDATE entry SET position = 17 WHERE position = 18;"
        + "UPDATE entry SET position = 18 WHERE position = -1", 17, "is not what was written")]
    [InlineData("UPDATE node SET hash = zeroblob(32) WHERE number = 1", 256, "256 to 511")]
    [InlineData("DELETE FROM node WHERE number = 0", 0, "0 to 255")]
    [InlineData("INSERT INTO node VALUES (16, 0, zeroblob(32))", null, "more nodes")]
    [InlineData("UPDATE head SET root = zeroblob(32)", 600, "signed head")]
    [InlineData("UPDATE head SET signature = zeroblob(64)", 600, "signed head")]
    [InlineData("UPDATE head SET at = at + 1", 600, "signed head")]
    [InlineData("UPDATE head SET size = 599", 598, "signed head")]
    [InlineData("UPDATE head SET size = 4611686018427387904", 601, "missing from here on")]
    [InlineData("UPDATE head SET size = -9223372036854775808", 0, "signed head")]
    [InlineData("UPDATE disposal SET by = 9223372036854775807", 5, "no entry says that it was disposed of")]
    [InlineData("DELETE FROM head", null, "lost its signed heads")]
    [InlineData("UPDATE journal SET public_key = zeroblob(91)", null, "lost its public key")]
    [InlineData("DELETE FROM event_id WHERE position = 17", 17, "index of event ids")]
    [InlineData("UPDATE event_id SET mark = mark + 1 WHERE position = 17", 17, "index of event ids")]
    [InlineData("UPDATE event_id SET position = 18 WHERE position = 17", 17, "index of event ids")]
    [InlineData("INSERT INTO event_id VALUES (zeroblob(16), 17, 0)", null, "index of event ids")]
    [InlineData("INSERT INTO event_id VALUES (zeroblob(16), 9000, 0)", 9000, "index of event ids")]
    [InlineData("UPDATE journal SET indexed = 900", null, "go further than the entries")]
    public void What_was_done_to_it_is_found_and_named(string sql, int? entry, string told)
    {
        Write();
        Change(sql);

        var found = Verify();

        Assert.Equal((entry, true), ((int?)found.Fault?.Entry, found.Fault is not null));
        Assert.Contains(told, found.Fault!.What, StringComparison.Ordinal);
        Assert.Null(found.Head);
    }

    [Fact]
    public void An_entry_whose_leaf_was_altered_with_it_is_found_by_the_tree()
    {
        Write();
        Forge(position: 300);

        var fault = Verify().Fault;

        // Who cannot seal what they put there is found out sooner.
        Assert.Equal(Master is null ? 256 : 300, fault?.Entry);
        Assert.Contains(Master is null ? "256 to 511" : "does not open", fault?.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tail_cut_with_its_head_is_found_by_the_head_that_was_kept_elsewhere_and_by_nothing_else()
    {
        string kept;
        using (var journal = SqliteJournal.Create(File, _key, FixedClock.LongAfter, Master))
        {
            journal.Append(NewEntries.Many(10));
            System.IO.File.Copy(File, _folder["early"]);
            System.IO.File.Copy(File + "-wal", _folder["early-wal"]);
            kept = journal.Append([NewEntries.Event("late", "1")]).ToString();
        }

        var alone = JournalVerifier.VerifyFile(_folder["early"], null, Master, Ct);
        var against = JournalVerifier.VerifyFile(_folder["early"], kept, Master, Ct);

        Assert.Null(alone.Fault);
        Assert.Equal(10, against.Fault?.Entry);
        Assert.Contains("says it had 11", against.Fault?.What, StringComparison.Ordinal);
        Assert.Null(JournalVerifier.VerifyFile(File, kept, Master, Ct).Fault);
    }

    [Fact]
    public void A_journal_made_anew_with_fresh_hashes_is_found_by_the_head_that_was_kept_elsewhere()
    {
        var kept = Write().ToString();
        System.IO.File.Delete(File);
        using var other = HeadKey.Generate();
        using (var journal = SqliteJournal.Create(File, other, FixedClock.LongAfter, Master))
        {
            journal.Append(NewEntries.Many(Entries + 5));
        }

        Assert.Null(Verify().Fault);
        var fault = JournalVerifier.VerifyFile(File, kept, Master, Ct).Fault;
        Assert.Contains("another key", fault?.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_made_anew_with_the_same_key_is_found_by_the_head_that_was_kept_elsewhere()
    {
        var kept = Write().ToString();
        System.IO.File.Delete(File);
        using (var journal = SqliteJournal.Create(File, _key, FixedClock.LongAfter, Master))
        {
            journal.Append(NewEntries.Many(Entries + 5));
        }

        Assert.Null(Verify().Fault);
        Assert.Equal(Entries, JournalVerifier.VerifyFile(File, kept, Master, Ct).Fault?.Entry);
    }

    [Fact]
    public void A_head_that_was_changed_is_not_taken_for_one_of_the_journal()
    {
        var head = Write();
        var forged = (head with { Size = head.Size - 1 }).ToString();

        var fault = JournalVerifier.VerifyFile(File, forged, Master, Ct).Fault;
        Assert.Contains("not signed", fault?.What, StringComparison.Ordinal);
        Assert.Throws<JournalException>(() => JournalVerifier.VerifyFile(File, head + "\n", Master, Ct));
    }

    [Fact]
    public void A_byte_changed_anywhere_in_the_file_is_found_or_changes_nothing_that_the_journal_says() =>
        ChangeBytes(1_000);

    [Fact]
    [Trait("Category", "Slow")]
    public void Ten_thousand_bytes_changed_one_at_a_time_are_found_or_change_nothing_that_the_journal_says() =>
        ChangeBytes(10_000);

    /// <summary>The key that contents are sealed under; null where they are not.</summary>
    protected virtual MasterKey? Master => null;

    public virtual void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private void ChangeBytes(int changes)
    {
        using (var journal = SqliteJournal.Create(File, _key, FixedClock.LongAfter, Master))
        {
            journal.Append(NewEntries.Many(60)[6..]);
            journal.Append([NewEntries.Disposal(4, 7)]);
        }

        var bytes = System.IO.File.ReadAllBytes(File);
        var said = Said(File);
        var changed = _folder["changed.db"];
        var random = new Random(11);
        var found = 0;
        for (var n = 0; n < changes; n++)
        {
            var at = random.Next(bytes.Length);
            var old = bytes[at];
            bytes[at] ^= (byte)(1 << random.Next(8));
            System.IO.File.WriteAllBytes(changed, bytes);
            bytes[at] = old;
            if (IsWhole(changed))
            {
                Assert.Equal(said, Said(changed));
            }
            else
            {
                found++;
            }
        }

        Assert.True(found > changes / 20, $"Only {found} of {changes} changes were found.");
    }

    private bool IsWhole(string file)
    {
        try
        {
            return JournalVerifier.VerifyFile(file, null, Master, Ct).Fault is null;
        }
        catch (JournalException)
        {
            // It does not even look like a journal.
            return false;
        }
    }

    // All that a journal says, as text.
    private static string Said(string file)
    {
        using var connection = SqliteFile.ForReading(file);
        List<string> said = [];
        foreach (var table in (string[])
            ["entry", "content", "disposal", "event_id", "node", "head", "journal", "data_key"])
        {
            // How far the index has come is no record; from further back, more is looked for than is missing.
            using var select = new Statement(connection,
                $"SELECT {(table switch { "journal" => "public_key", "data_key" => "position, wrapped", _ => "*" })} "
                + $"FROM {table}");
            using var rows = select.Read();
            while (rows.Read())
            {
                said.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(column =>
                    rows.GetValue(column) is byte[] blob ? Convert.ToHexString(blob) : $"{rows.GetValue(column)}")));
            }
        }

        return string.Join('\n', said);
    }

    private SignedHead Write()
    {
        using var journal = SqliteJournal.Create(File, _key, FixedClock.LongAfter, Master);
        foreach (var group in NewEntries.Many(Entries).Chunk(250))
        {
            journal.Append(group);
        }

        return journal.Append([NewEntries.Disposal(5)]);
    }

    private Holdfast.Runtime.Journal.Verification.Verification Verify() =>
        JournalVerifier.VerifyFile(File, null, Master, Ct);

    // As somebody would who may do anything to the file.
    private void Change(string sql)
    {
        using var connection = SqliteFile.ForWriting(File, isNew: false);
        foreach (var trigger in (string[])
        [
            "entry_is_never_changed", "entry_is_never_deleted", "content_is_never_changed",
            "content_goes_by_disposal_only",
        ])
        {
            Statement.Run(connection, $"DROP TRIGGER {trigger}");
        }

        Statement.Run(connection, sql);
    }

    private void Forge(long position)
    {
        JournalEntry entry;
        using (var journal = SqliteJournal.Open(File, _key, FixedClock.LongAfter, Master))
        {
            entry = journal.At(position);
        }

        var salted = new byte[90];
        var leaf = Convert.ToHexString(
            entry.Head.Leaf(Holdfast.Runtime.Journal.Tree.TreeHash.Of(salted)).ToArray());
        Change($"UPDATE content SET salted = zeroblob(90) WHERE position = {position};"
            + $"UPDATE entry SET leaf = x'{leaf}' WHERE position = {position}");
    }
}
