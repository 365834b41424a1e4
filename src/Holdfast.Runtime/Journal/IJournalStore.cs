using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Journal;

/// <summary>
/// A place where one journal is kept, or is to be. The key that signs is kept elsewhere: who has the store alone cannot
/// write another history.
/// </summary>
public interface IJournalStore
{
    /// <summary>What people call the place, for messages; it holds no secret.</summary>
    string Place { get; }

    /// <summary>The master key that contents are sealed under; null where what is written is not sealed.</summary>
    MasterKey? MasterKey { get; }

    /// <summary>Whether a journal is there.</summary>
    /// <exception cref="JournalException">That cannot be found out.</exception>
    bool Exists();

    /// <summary>Makes a journal where there is none, whole or not at all, and opens it.</summary>
    /// <param name="key">The key that is to sign it; the caller's, and in use as long as the journal is.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <exception cref="JournalException">There is one already, or it cannot be made.</exception>
    IJournal Create(HeadKey key, TimeProvider clock);

    /// <summary>Opens the journal as its one writer.</summary>
    /// <param name="key">The key that signs it; the caller's, and in use as long as the journal is.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <exception cref="JournalException">
    /// There is none, another writes to it, or it is damaged, of another release or of another key.
    /// </exception>
    IJournal Open(HeadKey key, TimeProvider clock);

    /// <summary>Opens what is there for verifying and copying, as it stands now, also while it is written to.</summary>
    /// <exception cref="JournalException">There is none, or this release does not read it.</exception>
    IJournalRecords OpenRecords();

    /// <summary>Bytes that a crash left of a group that was never whole; what is opened leaves them out.</summary>
    long BytesCutOff();

    /// <summary>Copies the journal as it stands now into a file of the one form of backups.</summary>
    /// <param name="file">The file, which is there and empty.</param>
    /// <param name="ct">Stops it.</param>
    void CopyTo(string file, CancellationToken ct);

    /// <summary>Takes in a backup where no journal is, whole or not at all.</summary>
    /// <param name="file">The backup, which was verified.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="JournalException">There is a journal already.</exception>
    void Restore(string file, CancellationToken ct);
}
