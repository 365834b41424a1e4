using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>
/// Copies a journal into one file and back. The file has the same form whatever store the journal is in, and goes into
/// any. Contents are sealed in it as they are in the store; neither the key that signs nor the master key is in it.
/// </summary>
public static class Backup
{
    /// <summary>Copies the journal of a folder, also while it is being written to, and verifies the copy.</summary>
    /// <exception cref="JournalException">The file is there already, or the journal is not whole.</exception>
    public static Verification Create(string folder, string file, CancellationToken ct) =>
        Create(new SqliteJournalStore(folder), file, ct);

    /// <summary>Copies the journal of a store, also while it is being written to, and verifies the copy.</summary>
    /// <exception cref="JournalException">The file is there already, or the journal is not whole.</exception>
    public static Verification Create(IJournalStore store, string file, CancellationToken ct) =>
        Create(store, file, each: null, ct);

    /// <summary>The same, and passes on each entry of the copy that has its content.</summary>
    /// <inheritdoc cref="Create(IJournalStore, string, CancellationToken)"/>
    public static Verification Create(
        IJournalStore store, string file, Action<JournalEntry>? each, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(store);
        RefuseOccupied(file);
        if (!store.Exists())
        {
            throw new JournalException(JournalFault.Missing, $"{store.Place} does not exist.");
        }

        var next = file + ".new";
        OwnFile.Write(next, _ => { });
        try
        {
            store.CopyTo(next, ct);
            var verification = VerifyCopy(store.Place, next, store.MasterKey, each, ct);
            File.Move(next, file);
            return verification;
        }
        finally
        {
            File.Delete(next);
        }
    }

    /// <summary>Puts a backup into a folder where no journal is, after verifying it.</summary>
    /// <inheritdoc cref="Restore(string, string, IJournalStore, string?, CancellationToken)"/>
    public static Verification Restore(string file, string folder, string? key, CancellationToken ct) =>
        Restore(file, folder, new SqliteJournalStore(folder), key, ct);

    /// <summary>Puts a backup into a store that has no journal, after verifying it.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="folder">The folder of the key; made where there is none.</param>
    /// <param name="store">Where the journal is to be kept.</param>
    /// <param name="key">The text of the key that signs, to go on with the journal; null to put it there later.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="JournalException">
    /// The backup is not whole; there is a journal already; or a newer one was there.
    /// </exception>
    public static Verification Restore(
        string file, string folder, IJournalStore store, string? key, CancellationToken ct) =>
        Restore(file, folder, store, key, each: null, ct);

    /// <summary>The same, and passes on each entry of the backup that has its content.</summary>
    /// <inheritdoc cref="Restore(string, string, IJournalStore, string?, CancellationToken)"/>
    public static Verification Restore(
        string file, string folder, IJournalStore store, string? key, Action<JournalEntry>? each, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Exists())
        {
            throw new JournalException(
                JournalFault.Occupied, $"{store.Place} is there already, and is not overwritten.");
        }

        var verification = VerifyCopy(file, file, store.MasterKey, each, ct);
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

        store.Restore(file, ct);
        held.KeepHead(head);
        return verification;
    }

    private static Verification VerifyCopy(
        string journal, string copy, MasterKey? masterKey, Action<JournalEntry>? each, CancellationToken ct)
    {
        var verification = JournalVerifier.VerifyFile(copy, null, masterKey, each, ct);
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
