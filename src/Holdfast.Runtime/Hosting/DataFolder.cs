using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// The folder that a firm's records are in: the journal, the key that signs it, checkpoints of the engine. Held by one
/// process at a time.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;
    private HeadKey? _key;

    private DataFolder(string path, FileStream @lock) => (_path, _lock) = (path, @lock);

    /// <summary>The folder of the engine's checkpoints.</summary>
    public string Checkpoints => Path.Combine(_path, "checkpoints");

    /// <summary>The file of the journal.</summary>
    public string Journal => JournalFile(_path);

    /// <summary>The file of the journal in a folder.</summary>
    public static string JournalFile(string path) => Path.Combine(path, "journal.db");

    /// <summary>The file of the key that signs.</summary>
    public static string KeyFile(string path) => Path.Combine(path, "journal.key");

    /// <summary>The last head that was seen of the journal in a folder; a copy of the journal has none.</summary>
    public static string HeadFile(string path) => Path.Combine(path, "journal.head");

    /// <summary>Takes hold of a folder, which is made where there is none.</summary>
    /// <exception cref="JournalException">Another process holds it, or it cannot be written to.</exception>
    public static DataFolder Hold(string path)
    {
        if (File.Exists(path))
        {
            throw new JournalException(JournalFault.Failed, $"{path} is a file, not a folder.");
        }

        try
        {
            OwnFile.CreateFolder(path);
            return new DataFolder(path, OwnFile.Lock(Path.Combine(path, "lock")));
        }
        catch (IOException failure) when (OwnFile.IsLocked(failure))
        {
            throw new JournalException(JournalFault.InUse, $"{path} is in use by another process.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new JournalException(
                JournalFault.Failed, $"{path} cannot be written to: {failure.Message}", failure);
        }
    }

    /// <summary>Opens the journal of the folder itself; makes it, with its key, where nothing is there.</summary>
    public IJournal OpenJournal(TimeProvider clock) => OpenJournal(new SqliteJournalStore(_path), clock);

    /// <summary>
    /// Opens the journal that is kept in a store and signed by the key of this folder; makes it, with its key, where
    /// nothing is there. One that was opened before is to be closed.
    /// </summary>
    public IJournal OpenJournal(IJournalStore store, TimeProvider clock)
    {
        var exists = store.Exists();
        var seen = LastSeen();
        if (!exists && seen is { Size: > 0 })
        {
            throw new JournalException(JournalFault.Older,
                $"{store.Place} is gone; {HeadFile(_path)} says that it had {seen.Size} entries. Restore it from a "
                + "backup.");
        }

        _key?.Dispose();
        var key = _key = OpenKey(mayMake: !exists);
        var journal = exists ? store.Open(key, clock) : store.Create(key, clock);
        try
        {
            if (seen is not null)
            {
                Recognize(store, journal, seen);
            }

            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Keeps the newest head beside the journal, for telling an older copy from it.</summary>
    public void KeepHead(SignedHead head) => OwnFile.WriteText(HeadFile(_path), head.ToString());

    /// <summary>Gives the folder up; the journal is to be closed before.</summary>
    public void Dispose()
    {
        _key?.Dispose();
        _lock.Dispose();
    }

    /// <summary>The last head that was seen of the journal of a folder; null where none was kept.</summary>
    /// <exception cref="JournalException">What was kept is no head.</exception>
    public static SignedHead? LastSeen(string path)
    {
        var file = HeadFile(path);
        if (!File.Exists(file))
        {
            return null;
        }

        return SignedHead.TryParse(File.ReadAllText(file), out var head)
            ? head
            : throw new JournalException(JournalFault.Damaged, $"{file} holds no signed head.");
    }

    private SignedHead? LastSeen() => LastSeen(_path);

    private void Recognize(IJournalStore store, IJournal journal, SignedHead seen)
    {
        if (seen.Origin == journal.Head.Origin && seen.Size > journal.Head.Size)
        {
            throw new JournalException(JournalFault.Older,
                $"{store.Place} has {journal.Head.Size} entries, and {seen.Size} were seen before: it is an older "
                + $"copy. If it is to be gone on with all the same, move {HeadFile(_path)} away.");
        }

        if (seen.Origin != journal.Head.Origin || journal.RootAt(seen.Size) != seen.Root)
        {
            throw new JournalException(JournalFault.Damaged,
                $"{store.Place} is not the journal of {HeadFile(_path)}: its first {seen.Size} entries are others.");
        }
    }

    private HeadKey OpenKey(bool mayMake)
    {
        var file = KeyFile(_path);
        if (File.Exists(file))
        {
            return HeadKey.FromPem(File.ReadAllText(file));
        }

        if (!mayMake)
        {
            throw new JournalException(JournalFault.Key,
                $"{file} is missing: without the key that signs, the journal can be read and verified, but not gone on "
                + "with.");
        }

        var key = HeadKey.Generate();
        OwnFile.WriteText(file, key.ToPem() + "\n");
        OwnFile.WriteText(Path.ChangeExtension(file, ".pub"), key.PublicPem() + "\n");
        return key;
    }
}
