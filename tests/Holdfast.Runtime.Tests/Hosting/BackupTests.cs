using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Hosting;

/// <summary>Backups: made in use, restored whole, never over something newer.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Records => _folder["records"];

    private string Copy => _folder["copy"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Restored_records_verify_and_are_gone_on_with_as_if_nothing_had_happened()
    {
        var lines = EventLines.Of(300, seed: 4);
        using var state = Scored.NewState();
        var expected = Scored.Lines(Scored.Run(state, [.. lines]));
        Durable.Run(Records, lines[..200]);
        var key = File.ReadAllText(DataFolder.KeyFile(Records));

        var made = Backup.Create(Records, _folder["b"], Ct);
        var restored = Backup.Restore(_folder["b"], Copy, key, Ct);

        Assert.Equal((201, made.Head), (restored.Entries, restored.Head));
        Assert.Equal(made.Head, JournalVerifier.VerifyFile(_folder["b"], null, Ct).Head);
        Assert.Equal(expected, Durable.Run(Copy, lines));
        Assert.Null(JournalVerifier.VerifyFolder(Copy, made.Head, Ct).Fault);
    }

    [Fact]
    public void A_backup_is_made_while_the_folder_is_in_use_and_is_for_its_owner_only()
    {
        Durable.Run(Records, EventLines.Of(50, seed: 4));
        using var held = DurableRun.Open(Records, null, FixedClock.LongAfter);

        Assert.Equal(51, Backup.Create(Records, _folder["b"], Ct).Entries);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["b"]));
        }
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        Durable.Run(Records, EventLines.Of(10, seed: 4));
        Backup.Create(Records, _folder["b"], Ct);

        Assert.Equal(JournalFault.Occupied, Refused(() => Backup.Create(Records, _folder["b"], Ct)).Fault);
        Assert.Equal(JournalFault.Occupied, Refused(() => Backup.Restore(_folder["b"], Records, null, Ct)).Fault);
    }

    [Fact]
    public void An_old_backup_does_not_take_the_place_of_a_newer_journal_that_was_lost()
    {
        Durable.Run(Records, EventLines.Of(10, seed: 4));
        Backup.Create(Records, _folder["b"], Ct);
        Durable.Run(Records, EventLines.Of(10, seed: 5));
        File.Delete(DataFolder.JournalFile(Records));

        var refused = Refused(() => Backup.Restore(_folder["b"], Records, null, Ct));

        Assert.Equal(JournalFault.Older, refused.Fault);
        Assert.Contains("has 11 entries, and the journal that was in", refused.Message, StringComparison.Ordinal);
        File.Delete(DataFolder.HeadFile(Records));
        Assert.Equal(11, Backup.Restore(_folder["b"], Records, null, Ct).Entries);
    }

    [Fact]
    public void A_backup_that_was_altered_is_not_restored()
    {
        Durable.Run(Records, EventLines.Of(10, seed: 4));
        Backup.Create(Records, _folder["b"], Ct);
        using (var connection = Holdfast.Runtime.Journal.Sqlite.SqliteFile.ForWriting(_folder["b"], isNew: false))
        {
            Holdfast.Runtime.Journal.Sqlite.Statement.Run(connection,
                "DROP TRIGGER content_is_never_changed; UPDATE content SET salted = zeroblob(50) WHERE position = 6");
        }

        var refused = Refused(() => Backup.Restore(_folder["b"], Copy, null, Ct));

        Assert.Contains("entry 6", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(DataFolder.JournalFile(Copy)));
    }

    [Fact]
    public void Another_key_is_not_restored_with_a_backup()
    {
        Durable.Run(Records, EventLines.Of(10, seed: 4));
        Backup.Create(Records, _folder["b"], Ct);
        using var other = HeadKey.Generate();

        Assert.Equal(JournalFault.Key, Refused(() => Backup.Restore(_folder["b"], Copy, other.ToPem(), Ct)).Fault);
    }

    public void Dispose() => _folder.Dispose();

    private static JournalException Refused(Action work) => Assert.Throws<JournalException>(work);
}
