using Holdfast.Runtime.Journal.Tree;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>Some entries that follow one another, and all else that is needed to check them.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Heads">The signed heads of sizes up to the last of them.</param>
/// <param name="Nodes">The stored nodes that they complete.</param>
/// <param name="Gone">What is left of those of them whose content was disposed of, and whether that was said.</param>
internal sealed record RecordBatch(
    IReadOnlyList<JournalEntry> Entries,
    IReadOnlyList<SignedHead> Heads,
    IReadOnlyDictionary<(int Height, long Index), TreeHash> Nodes,
    IReadOnlyDictionary<long, GoneContent> Gone);

/// <summary>What is left of a content that was disposed of.</summary>
/// <param name="Digest">SHA-256 of it with its salt.</param>
/// <param name="IsSaid">Whether the entry that is named for it says so.</param>
internal readonly record struct GoneContent(TreeHash Digest, bool IsSaid);
