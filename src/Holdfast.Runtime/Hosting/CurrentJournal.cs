using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// The journal of a partition for whoever reads: the one that is open now. Nobody is in the middle of a question when
/// it is closed to be opened again.
/// </summary>
internal sealed class CurrentJournal(IJournal first) : IJournal
{
    private readonly ReaderWriterLockSlim _lock = new();
    private IJournal? _open = first;
    private SignedHead _head = first.Head;

    public SignedHead Head => Volatile.Read(ref _open)?.Head ?? Volatile.Read(ref _head);

    /// <summary>Takes it away, when nobody asks anything of it.</summary>
    public void Leave() => Change(null);

    /// <summary>Gives another, or the same opened again.</summary>
    public void Enter(IJournal journal) => Change(journal);

    public SignedHead Append(IReadOnlyList<NewEntry> group) =>
        throw new InvalidOperationException("A partition has one writer, which is not whoever reads.");

    public bool TryFind(IdFingerprint id, out long position, out ulong mark)
    {
        (var isFound, position, mark) = Ask(journal => (journal.TryFind(id, out var at, out var of), at, of));
        return isFound;
    }

    public JournalEntry At(long position) => Ask(journal => journal.At(position));

    // Read as they are asked for, by means of their own.
    public IEnumerable<JournalEntry> Read(long first, long before) => Ask(journal => journal.Read(first, before));

    public JournalEntry? LastBefore(long position, EntryKind kind) =>
        Ask(journal => journal.LastBefore(position, kind));

    public IEnumerable<JournalEntry> ReadOf(EntryKind kind, long first, long before) =>
        Ask(journal => journal.ReadOf(kind, first, before));

    public TreeHash RootAt(long size) => Ask(journal => journal.RootAt(size));

    public IReadOnlyList<TreeHash> ProveInclusion(long position, long size) =>
        Ask(journal => journal.ProveInclusion(position, size));

    public IReadOnlyList<TreeHash> ProveConsistency(long oldSize, long newSize) =>
        Ask(journal => journal.ProveConsistency(oldSize, newSize));

    /// <summary>Nothing: the journal is its writer's to close.</summary>
    public void Dispose()
    {
    }

    private T Ask<T>(Func<IJournal, T> question)
    {
        _lock.EnterReadLock();
        try
        {
            return _open is { } journal
                ? question(journal)
                : throw new JournalException(
                    JournalFault.Failed, "The journal is not open just now.") { CanBeReopened = true };
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    private void Change(IJournal? journal)
    {
        _lock.EnterWriteLock();
        try
        {
            if (_open is { } last)
            {
                Volatile.Write(ref _head, last.Head);
            }

            Volatile.Write(ref _open, journal);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }
}
