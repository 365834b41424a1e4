using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Journal;

/// <summary>Who waits for what, and what becomes of those who wait when writing fails.</summary>
public sealed class GroupCommitTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HeadKey _key = HeadKey.Generate();

    [Fact]
    public async Task Nobody_is_answered_before_the_group_is_durable()
    {
        using var journal = new GatedJournal(Create());
        using var commits = new GroupCommit(journal);

        var first = commits.AppendAsync([NewEntries.Event("a", "1")]);
        journal.AwaitGroup();
        Assert.False(first.IsCompleted);

        journal.Open(1);
        await first;
        Assert.Equal(1, journal.Head.Size);
    }

    [Fact]
    public async Task One_that_comes_alone_is_written_alone_and_what_waits_meanwhile_is_one_group()
    {
        using var journal = new GatedJournal(Create());
        using var commits = new GroupCommit(journal);

        List<Task> asked = [commits.AppendAsync([NewEntries.Event("a", "1")])];
        journal.AwaitGroup();
        asked.AddRange(Enumerable.Range(0, 50).Select(n => commits.AppendAsync([NewEntries.Event($"b-{n}", "1")])));
        journal.Open(2);
        await Task.WhenAll(asked);

        Assert.Equal([1, 50], journal.Groups);
    }

    [Fact]
    public async Task A_flood_is_cut_into_groups()
    {
        using var journal = new GatedJournal(Create());
        using var commits = new GroupCommit(journal);

        List<Task> asked = [commits.AppendAsync([NewEntries.Event("a", "1")])];
        journal.AwaitGroup();
        asked.AddRange(Enumerable.Range(0, 10).Select(n => commits.AppendAsync(
            [.. Enumerable.Range(0, 500).Select(m => NewEntries.Event($"b-{n}-{m}", "1"))])));
        journal.Open(3);
        await Task.WhenAll(asked);

        Assert.Equal([1, 2_500, 2_500], journal.Groups);
    }

    [Theory]
    [InlineData(JournalFault.Full)]
    [InlineData(JournalFault.Failed)]
    public async Task A_write_that_fails_fails_all_that_wait_and_all_that_come_after(JournalFault fault)
    {
        using var journal = new GatedJournal(Create());
        using var commits = new GroupCommit(journal);

        var good = commits.AppendAsync([NewEntries.Event("good", "1")]);
        journal.Open(1);
        await good;
        journal.Failure = new JournalException(fault, "broken");
        var first = commits.AppendAsync([NewEntries.Event("a", "1")]);
        journal.AwaitGroup();
        var second = commits.AppendAsync([NewEntries.Event("b", "1")]);
        journal.Open(1);

        Assert.Equal(fault, (await Assert.ThrowsAsync<JournalException>(() => first)).Fault);
        Assert.Equal(fault, (await Assert.ThrowsAsync<JournalException>(() => second)).Fault);
        journal.Failure = null;
        journal.Open(1);
        await Assert.ThrowsAsync<JournalException>(() => commits.AppendAsync([NewEntries.Event("c", "1")]));
        Assert.Equal(1, journal.Head.Size);
    }

    [Fact]
    public async Task What_was_asked_for_before_the_end_is_written()
    {
        using var journal = new GatedJournal(Create());
        journal.Open(100);
        List<Task> asked = [];
        using (var commits = new GroupCommit(journal))
        {
            asked.AddRange(
                Enumerable.Range(0, 100).Select(n => commits.AppendAsync([NewEntries.Event($"e-{n}", "1")])));
        }

        await Task.WhenAll(asked);
        Assert.Equal(100, journal.Head.Size);
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    private SqliteJournal Create() => SqliteJournal.Create(_folder["journal.db"], _key, FixedClock.LongAfter);

    /// <summary>A journal in which each group waits until it is let through.</summary>
    private sealed class GatedJournal(SqliteJournal inner) : IJournal
    {
        private readonly SemaphoreSlim _gate = new(0), _arrived = new(0);

        public List<int> Groups { get; } = [];

        public JournalException? Failure { get; set; }

        public SignedHead Head => inner.Head;

        public void Open(int groups) => _gate.Release(groups);

        public void AwaitGroup() => _arrived.Wait(TestContext.Current.CancellationToken);

        public SignedHead Append(IReadOnlyList<NewEntry> group)
        {
            _arrived.Release();
            _gate.Wait();
            Groups.Add(group.Count);
            return Failure is null ? inner.Append(group) : throw Failure;
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

        public IReadOnlyList<TreeHash> ProveInclusion(long position, long size) => inner.ProveInclusion(position, size);

        public IReadOnlyList<TreeHash> ProveConsistency(long oldSize, long newSize) =>
            inner.ProveConsistency(oldSize, newSize);

        public void Dispose()
        {
            inner.Dispose();
            _gate.Dispose();
            _arrived.Dispose();
        }
    }
}
