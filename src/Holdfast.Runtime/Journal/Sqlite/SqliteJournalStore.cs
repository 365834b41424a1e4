using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Sealing;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>A journal in the one file of a data folder.</summary>
public sealed class SqliteJournalStore : IJournalStore
{
    /// <summary>In a data folder, which need not be there yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="masterKey">
    /// The master key that contents are sealed under; null where they are not, as in a trial. It is the caller's.
    /// </param>
    public SqliteJournalStore(string folder, MasterKey? masterKey = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        (Place, MasterKey) = (DataFolder.JournalFile(folder), masterKey);
    }

    /// <inheritdoc/>
    public MasterKey? MasterKey { get; }

    /// <summary>The file of the journal.</summary>
    public string Place { get; }

    /// <inheritdoc/>
    public bool Exists() => File.Exists(Place);

    /// <inheritdoc/>
    public IJournal Create(HeadKey key, TimeProvider clock)
    {
        if (Exists())
        {
            throw new JournalException(JournalFault.Occupied, $"{Place} is there already, and is not overwritten.");
        }

        // Made beside its place, so that what was cut off in the middle is not taken for a journal.
        File.Delete(Place + ".new");
        SqliteJournal.Create(Place + ".new", key, clock, MasterKey).Dispose();
        File.Move(Place + ".new", Place);
        return SqliteJournal.Open(Place, key, clock, MasterKey);
    }

    /// <inheritdoc/>
    public IJournal Open(HeadKey key, TimeProvider clock) => SqliteJournal.Open(Place, key, clock, MasterKey);

    /// <inheritdoc/>
    public IJournalRecords OpenRecords() => SqliteRecords.Open(Place, MasterKey);

    /// <inheritdoc/>
    public long BytesCutOff() => WalTail.Bytes(Place);

    /// <inheritdoc/>
    public void CopyTo(string file, CancellationToken ct)
    {
        try
        {
            // A backup is the same file, so it is copied as it is, page by page.
            using var source = SqliteFile.ForReading(Place);
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

    /// <inheritdoc/>
    public void Restore(string file, CancellationToken ct)
    {
        foreach (var occupied in (string[])[Place, Place + "-wal"])
        {
            if (File.Exists(occupied))
            {
                throw new JournalException(
                    JournalFault.Occupied, $"{occupied} is there already, and is not overwritten.");
            }
        }

        OwnFile.Write(Place, output =>
        {
            using var input = File.OpenRead(file);
            input.CopyTo(output);
        });
    }
}
