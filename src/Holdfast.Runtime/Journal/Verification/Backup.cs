using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal.Sqlite;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>Copies a journal into one file and back. The key that signs is not in the copy.</summary>
public static class Backup
{
    /// <summary>Copies the journal of a folder, also while it is being written to, and verifies the copy.</summary>
    /// <exception cref="JournalException">The file is there already, or the journal is not whole.</exception>
    public static Verification Create(string folder, string file, CancellationToken ct)
    {
        var journal = DataFolder.JournalFile(folder);
        RefuseOccupied(file);
        if (!File.Exists(journal))
        {
            throw new JournalException(JournalFault.Missing, $"{journal} does not exist.");
        }

        var next = file + ".new";
        OwnFile.Write(next, _ => { });
        try
        {
            Copy(journal, next);
            var verification = VerifyCopy(journal, next, ct);
            File.Move(next, file);
            return verification;
        }
        finally
        {
            File.Delete(next);
        }
    }

    /// <summary>Puts a backup into a folder where no journal is, after verifying it.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="folder">The folder; made where there is none.</param>
    /// <param name="key">The text of the key that signs, to go on with the journal; null to put it there later.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="JournalException">
    /// The backup is not whole; there is a journal already; or a newer one was there.
    /// </exception>
    public static Verification Restore(string file, string folder, string? key, CancellationToken ct)
    {
        var journal = DataFolder.JournalFile(folder);
        RefuseOccupied(journal);
        RefuseOccupied(journal + "-wal");
        var verification = VerifyCopy(file, file, ct);
        var head = SignedHead.Parse(verification.Head!);
        if (DataFolder.LastSeen(folder) is { } seen && seen.Size > head.Size)
        {
            throw new JournalException(JournalFault.Older,
                $"{file} has {head.Size} entries, and the journal that was in {folder} had {seen.Size}. If the others "
                + $"are lost and it is to be gone on without them, move {DataFolder.HeadFile(folder)} away.");
        }

        using var held = DataFolder.Hold(folder);
        if (key is not null)
        {
            using var signing = HeadKey.FromPem(key);
            if (signing.Origin != head.Origin)
            {
                throw new JournalException(JournalFault.Key, "The key is not the one that the backup is signed by.");
            }

            OwnFile.WriteText(DataFolder.KeyFile(folder), key);
            OwnFile.WriteText(Path.ChangeExtension(DataFolder.KeyFile(folder), ".pub"), signing.PublicPem() + "\n");
        }

        OwnFile.Write(journal, output =>
        {
            using var input = File.OpenRead(file);
            input.CopyTo(output);
        });
        held.KeepHead(head);
        return verification;
    }

    private static void Copy(string journal, string file)
    {
        try
        {
            using var source = SqliteFile.ForReading(journal);
            using var target = SqliteFile.ForCopying(file);
            source.BackupDatabase(target);

            // One file that can be carried about: what is written ahead of it would stand in another.
            Statement.Run(target, JournalSql.SingleFile);
        }
        catch (SqliteException failure)
        {
            throw SqliteFile.Explain(failure, file);
        }

        using var copied = new FileStream(file, FileMode.Open, FileAccess.Write);
        copied.Flush(flushToDisk: true);
    }

    private static Verification VerifyCopy(string journal, string copy, CancellationToken ct)
    {
        var verification = JournalVerifier.VerifyFile(copy, null, ct);
        return verification.Fault is { } fault
            ? throw new JournalException(JournalFault.Damaged, fault.Entry is { } entry
                ? $"{journal} is not whole: entry {entry}: {fault.What}"
                : $"{journal} is not whole: {fault.What}")
            : verification;
    }

    private static void RefuseOccupied(string file)
    {
        if (File.Exists(file))
        {
            throw new JournalException(JournalFault.Occupied, $"{file} is there already, and is not overwritten.");
        }
    }
}
