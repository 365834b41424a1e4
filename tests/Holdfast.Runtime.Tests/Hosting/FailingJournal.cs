using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Tests.Hosting;

/// <summary>When a journal fails, across all the times that it is opened again.</summary>
internal sealed class FailurePlan
{
    private int _appends;

    /// <summary>Asked before each append, with its number from 1; what it gives is thrown.</summary>
    public Func<int, JournalException?> Before { get; set; } = _ => null;

    /// <summary>Asked after each append that went well: what it gives is thrown though all is written.</summary>
    public Func<int, JournalException?> After { get; set; } = _ => null;

    public int Opened { get; private set; }

    public int Appends => Volatile.Read(ref _appends);

    public IJournal Over(IJournal journal)
    {
        Opened++;
        return new FailingJournal(journal, this);
    }

    private sealed class FailingJournal(IJournal inner, FailurePlan plan) : IJournal
    {
        public SignedHead Head => inner.Head;

        public SignedHead Append(IReadOnlyList<NewEntry> group)
        {
            var number = Interlocked.Increment(ref plan._appends);
            if (plan.Before(number) is { } before)
            {
                throw before;
            }

            var head = inner.Append(group);
            return plan.After(number) is { } after ? throw after : head;
        }

        public bool TryFind(IdFingerprint id, out long position, out ulong mark) =>
            inner.TryFind(id, out position, out mark);

        public JournalEntry At(long position) => inner.At(position);

        public IEnumerable<JournalEntry> Read(long first, long before) => inner.Read(first, before);

        public IEnumerable<JournalEntry> ReadOf(EntryKind kind, long first, long before) =>
            inner.ReadOf(kind, first, before);

        public RecordedDisposal? DisposalOf(long position) => inner.DisposalOf(position);

        public JournalEntry? LastBefore(long position, EntryKind kind) => inner.LastBefore(position, kind);

        public TreeHash RootAt(long size) => inner.RootAt(size);

        public IReadOnlyList<TreeHash> ProveInclusion(long position, long size) =>
            inner.ProveInclusion(position, size);

        public IReadOnlyList<TreeHash> ProveConsistency(long oldSize, long newSize) =>
            inner.ProveConsistency(oldSize, newSize);

        public void Dispose() => inner.Dispose();
    }
}
