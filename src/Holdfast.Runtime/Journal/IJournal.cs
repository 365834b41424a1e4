using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Journal;

/// <summary>
/// The record of all that matters, to which is only ever added. One thread appends, one at a time asks; entries can be
/// read by any while that goes on.
/// </summary>
public interface IJournal : IDisposable
{
    /// <summary>The newest signed head: everything before its size is durable.</summary>
    SignedHead Head { get; }

    /// <summary>
    /// Writes some entries, all or none, and their signed head; returns when they are durable. The salt of each is
    /// filled in.
    /// </summary>
    /// <exception cref="JournalException">
    /// Nothing was written that counts. After <see cref="JournalFault.Full"/> another group may be tried; after
    /// <see cref="JournalFault.Failed"/> everything is refused until the journal is opened again.
    /// </exception>
    SignedHead Append(IReadOnlyList<NewEntry> group);

    /// <summary>Where the event with an id stands, and the mark of its content.</summary>
    bool TryFind(IdFingerprint id, out long position, out ulong mark);

    /// <summary>
    /// Says for which ids <see cref="TryFind"/> is about to be asked, so that a store that is far away looks them up
    /// all at once. Changes no answer. One thread at a time prefetches; asking goes on.
    /// </summary>
    void Prefetch(IEnumerable<IdFingerprint> ids)
    {
        // A store that answers at once has nothing to gain by it.
    }

    /// <summary>The entry of a position that there is.</summary>
    JournalEntry At(long position);

    /// <summary>Entries in order, from a position up to one that is left out; read as they are asked for.</summary>
    IEnumerable<JournalEntry> Read(long first, long before);

    /// <summary>The last entry of a kind before a position, other than events; null where there is none.</summary>
    JournalEntry? LastBefore(long position, EntryKind kind);

    /// <summary>
    /// Entries of a kind other than events, in order, from a position up to one that is left out; found without reading
    /// what is between them.
    /// </summary>
    IEnumerable<JournalEntry> ReadOf(EntryKind kind, long first, long before);

    /// <summary>What is left of the content of an entry that was disposed of; null for any other entry.</summary>
    RecordedDisposal? DisposalOf(long position);

    /// <summary>The root of the first so many entries.</summary>
    TreeHash RootAt(long size);

    /// <summary>The proof that an entry is in the tree of a size.</summary>
    IReadOnlyList<TreeHash> ProveInclusion(long position, long size);

    /// <summary>The proof that the tree of one size is the beginning of that of another.</summary>
    IReadOnlyList<TreeHash> ProveConsistency(long oldSize, long newSize);
}
