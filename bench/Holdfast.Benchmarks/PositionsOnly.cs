using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Benchmarks;

/// <summary>What checkpoints ask of a journal, without a journal: how many entries it has.</summary>
internal sealed class PositionsOnly : IJournal
{
    public long Entries { get; set; }

    public SignedHead Head => new("none", Entries, default, default, []);

    public TreeHash RootAt(long size) => default;

    public SignedHead Append(IReadOnlyList<NewEntry> group) => throw new NotSupportedException();

    public bool TryFind(IdFingerprint id, out long position, out ulong mark) => throw new NotSupportedException();

    public JournalEntry At(long position) => throw new NotSupportedException();

    public IEnumerable<JournalEntry> Read(long first, long before) => throw new NotSupportedException();

    public JournalEntry? LastBefore(long position, EntryKind kind) => throw new NotSupportedException();

    public IEnumerable<JournalEntry> ReadOf(EntryKind kind, long first, long before) =>
        throw new NotSupportedException();

    public RecordedDisposal? DisposalOf(long position) => throw new NotSupportedException();

    public IReadOnlyList<TreeHash> ProveInclusion(long position, long size) => throw new NotSupportedException();

    public IReadOnlyList<TreeHash> ProveConsistency(long oldSize, long newSize) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
