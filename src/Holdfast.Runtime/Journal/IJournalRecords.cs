using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Journal;

/// <summary>
/// One look at all that a store keeps of a journal, row by row, for verifying, exporting and copying: whatever is
/// written meanwhile is not in it. Nothing that it says is checked. For one thread at a time; several readings may be
/// under way at once.
/// </summary>
public interface IJournalRecords : ITreeNodes, IDisposable
{
    /// <summary>What people call the place, for messages.</summary>
    string Place { get; }

    /// <summary>The public key.</summary>
    /// <exception cref="JournalException">It is lost.</exception>
    HeadCheck Key { get; }

    /// <summary>The newest signed head.</summary>
    /// <exception cref="JournalException">There is none.</exception>
    SignedHead Newest { get; }

    /// <summary>How much there is of each.</summary>
    RecordCounts Count();

    /// <summary>The signed heads that are kept, by their size, and the newest.</summary>
    IEnumerable<KeptHead> Heads();

    /// <summary>Entries by their position, from one up to one that is left out.</summary>
    IEnumerable<JournalEntry> Entries(long first, long before);

    /// <summary>The same with each content as it is kept: sealed, where it is. For copying; no key is needed.</summary>
    IEnumerable<JournalEntry> Stored(long first, long before);

    /// <summary>The data keys that contents are sealed under, wrapped, in the order in which they came.</summary>
    IReadOnlyList<KeptDataKey> DataKeys();

    /// <summary>Stored nodes of a height by their index, from one up to one that is left out.</summary>
    IEnumerable<StoredNode> Nodes(int height, long first, long before);

    /// <summary>What was disposed of, by position, from one up to one that is left out.</summary>
    IEnumerable<RecordedDisposal> Disposals(long first, long before);

    /// <summary>
    /// The index of event ids, where it is kept apart from the entries and could say something else than they do; null
    /// where it cannot.
    /// </summary>
    IIdIndex? Ids { get; }

    /// <summary>What is wrong with how the store itself is built, in a sentence; null where nothing is.</summary>
    string? StructureFault();
}

/// <summary>An index of event ids that is kept apart from the entries.</summary>
public interface IIdIndex
{
    /// <summary>The ids of all entries before this position are said to be in it.</summary>
    long Reached { get; }

    /// <summary>All that is in it, in its order.</summary>
    IEnumerable<IndexedId> All();

    /// <summary>Whether the entry of its position has that id and mark.</summary>
    bool IsOfEntry(IndexedId indexed);

    /// <summary>The first entry before a position whose id is not in the index as it says; null for none.</summary>
    long? FirstUnlike(long before);
}

/// <summary>How much of each kind of row there is.</summary>
/// <param name="Entries">One more than the last position.</param>
/// <param name="Nodes">Stored nodes of the tree.</param>
/// <param name="Disposals">Contents that were disposed of.</param>
/// <param name="Contents">Contents that are there.</param>
public readonly record struct RecordCounts(long Entries, long Nodes, long Disposals, long Contents);

/// <summary>A signed head, and whether it stays when the next is signed.</summary>
public readonly record struct KeptHead(SignedHead Head, bool IsKept);

/// <summary>What is left of a content that was disposed of.</summary>
/// <param name="Position">The entry whose content it was.</param>
/// <param name="By">The entry that says that it went.</param>
/// <param name="Digest">SHA-256 of the content with its salt.</param>
public readonly record struct RecordedDisposal(long Position, long By, TreeHash Digest);

/// <summary>What the index of ids says of an event.</summary>
public readonly record struct IndexedId(IdFingerprint Id, long Position, ulong Mark);
