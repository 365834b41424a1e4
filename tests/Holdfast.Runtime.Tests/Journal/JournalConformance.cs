using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Journal.Verification;

namespace Holdfast.Runtime.Tests.Journal;

/// <summary>
/// What every store of a journal has to do. One that passes is a store; the tests of each inherit these.
/// </summary>
public abstract class JournalConformance
{
    [Fact]
    public void A_new_journal_is_empty_and_its_head_is_signed()
    {
        using var journal = Create();

        Assert.Equal(0, journal.Head.Size);
        Assert.Equal(TreeHash.Empty, journal.Head.Root);
        Assert.True(IsSigned(journal.Head));
        Assert.Empty(journal.Read(0, 10));
        Assert.Null(journal.LastBefore(10, EntryKind.Policy));
    }

    [Fact]
    public void What_was_appended_is_read_back_in_order_without_a_gap()
    {
        using var journal = Create();
        var entries = NewEntries.Many(700);
        foreach (var group in entries.Chunk(97))
        {
            journal.Append(group);
        }

        var read = journal.Read(0, long.MaxValue).ToArray();

        Assert.Equal(Enumerable.Range(0, 700).Select(n => (long)n), read.Select(entry => entry.Position));
        Assert.Equal(entries.Select((entry, n) => entry.HeadAt(n)), read.Select(entry => entry.Head));
        Assert.Equal(
            entries.Select(entry => entry.Salted[NewEntry.SaltBytes..]), read.Select(entry => entry.Content.ToArray()));
        Assert.Equal([310L, 311, 312], journal.Read(310, 313).Select(entry => entry.Position));
    }

    [Fact]
    public void Head_is_signed_and_is_the_root_of_the_leaves()
    {
        using var journal = Create();
        var tree = new CompactRange();
        foreach (var group in NewEntries.Many(600).Chunk(130))
        {
            var head = journal.Append(group);
            foreach (var entry in journal.Read(tree.Size, long.MaxValue))
            {
                Assert.Equal(entry.Leaf, entry.Head.Leaf(TreeHash.Of(entry.Salted)));
                tree.Append(entry.Leaf);
            }

            Assert.Equal((tree.Size, tree.Root), (head.Size, head.Root));
            Assert.Equal(head, journal.Head);
            Assert.True(IsSigned(head));
            Assert.False(IsSigned(head with { Size = head.Size - 1 }));
        }
    }

    [Fact]
    public void Same_content_has_another_leaf_each_time_because_of_its_salt()
    {
        using var journal = Create();
        journal.Append([NewEntries.Event("a", "same"), NewEntries.Event("b", "same")]);

        var read = journal.Read(0, 2).ToArray();

        Assert.NotEqual(TreeHash.Of(read[0].Salted), TreeHash.Of(read[1].Salted));
    }

    [Fact]
    public void An_event_is_found_by_its_id_and_another_is_not()
    {
        using var journal = Create();
        var entries = NewEntries.Many(300);
        journal.Append(entries);

        for (var at = 0; at < entries.Length; at++)
        {
            Assert.Equal(entries[at].Id is not null, Find(journal, $"e-{at}", out var position, out var mark));
            Assert.Equal(entries[at].Id is null ? (0, 0UL) : (at, entries[at].Mark), (position, mark));
        }

        Assert.False(Find(journal, "e-300", out _, out _));
    }

    [Fact]
    public void An_id_that_is_there_is_refused_with_the_whole_group()
    {
        using var journal = Create();
        journal.Append([NewEntries.Event("a", "1")]);
        var before = journal.Head;

        Assert.ThrowsAny<Exception>(() => journal.Append([NewEntries.Event("b", "2"), NewEntries.Event("a", "3")]));

        Assert.Equal(before, journal.Head);
        Assert.Single(journal.Read(0, long.MaxValue));
        Assert.False(Find(journal, "b", out _, out _));
    }

    [Fact]
    public void Last_of_a_kind_is_the_last_before_a_position()
    {
        using var journal = Create();
        journal.Append([NewEntries.Policy("p-0"), NewEntries.Event("a", "1"), NewEntries.Policy("p-2")]);

        Assert.Null(journal.LastBefore(0, EntryKind.Policy));
        Assert.Equal(0, journal.LastBefore(2, EntryKind.Policy)?.Position);
        Assert.Equal(2, journal.LastBefore(3, EntryKind.Policy)?.Position);
        Assert.Null(journal.LastBefore(3, EntryKind.Disposal));
        Assert.Equal([0L, 2], journal.ReadOf(EntryKind.Policy, 0, 3).Select(entry => entry.Position));
        Assert.Equal([2L], journal.ReadOf(EntryKind.Policy, 1, 3).Select(entry => entry.Position));
        Assert.Empty(journal.ReadOf(EntryKind.Policy, 0, 0));
    }

    [Fact]
    public void Proofs_verify_at_every_position_and_against_every_earlier_size()
    {
        using var journal = Create();
        List<SignedHead> heads = [journal.Head];
        foreach (var group in NewEntries.Many(1_200).Chunk(41))
        {
            heads.Add(journal.Append(group));
        }

        var head = journal.Head;
        foreach (var entry in journal.Read(0, head.Size))
        {
            var proof = journal.ProveInclusion(entry.Position, head.Size);
            Assert.True(ProofCheck.Includes(entry.Leaf, entry.Position, head.Size, proof, head.Root));
        }

        foreach (var old in heads)
        {
            Assert.Equal(old.Root, journal.RootAt(old.Size));
            Assert.True(ProofCheck.Extends(
                old.Size, old.Root, head.Size, head.Root, journal.ProveConsistency(old.Size, head.Size)));
        }
    }

    [Fact]
    public void Everything_is_there_after_it_was_closed_and_goes_on()
    {
        SignedHead head;
        using (var journal = Create())
        {
            head = journal.Append(NewEntries.Many(333));
        }

        using var again = Reopen();
        Assert.Equal(head.ToString(), again.Head.ToString());
        again.Append([NewEntries.Event("new", "1")]);
        Assert.Equal(334, again.Read(0, long.MaxValue).Count());
        Assert.Equal(head.Root, again.RootAt(head.Size));
        Assert.True(Find(again, "new", out var position, out _));
        Assert.Equal(333, position);
    }

    [Fact]
    public void Content_that_was_disposed_of_is_gone_and_all_proofs_still_verify()
    {
        using var journal = Create();
        journal.Append(NewEntries.Many(10));
        var before = journal.Head;

        journal.Append([NewEntries.Disposal(4, 7)]);

        var read = journal.Read(0, long.MaxValue).ToArray();
        Assert.Equal([4L, 7], read.Where(entry => entry.Salted is null).Select(entry => entry.Position));
        Assert.Throws<InvalidOperationException>(() => read[4].Content);
        Assert.True(ProofCheck.Extends(
            before.Size, before.Root, journal.Head.Size, journal.Head.Root, journal.ProveConsistency(10, 11)));
        Assert.True(ProofCheck.Includes(
            read[4].Leaf, 4, 11, journal.ProveInclusion(4, 11), journal.Head.Root));
    }

    [Fact]
    public void Readers_see_whole_groups_while_more_is_written()
    {
        using var journal = Create();
        journal.Append(NewEntries.Many(50));
        using var reading = journal.Read(0, long.MaxValue).GetEnumerator();
        Assert.True(reading.MoveNext());

        journal.Append([NewEntries.Event("later", "1")]);

        var seen = 1;
        while (reading.MoveNext())
        {
            seen++;
        }

        Assert.Equal(50, seen);
        Assert.Equal(51, journal.Read(0, long.MaxValue).Count());
    }

    [Fact]
    public void Ids_that_were_asked_for_before_are_found_as_they_stand_now()
    {
        using var journal = Create();
        var entries = NewEntries.Many(50);
        journal.Append(entries[..20]);
        journal.Prefetch([.. entries.Where(entry => entry.Id is not null).Select(entry => entry.Id!.Value)]);
        Assert.True(Find(journal, "e-7", out var position, out var mark));
        Assert.Equal((7, entries[7].Mark), (position, mark));
        Assert.False(Find(journal, "e-30", out _, out _));

        journal.Append(entries[20..]);

        Assert.True(Find(journal, "e-30", out position, out mark));
        Assert.Equal((30, entries[30].Mark), (position, mark));
    }

    [Fact]
    public void What_was_written_is_whole_and_unaltered_and_a_look_at_it_stays_as_it_was()
    {
        using var journal = Create();
        foreach (var group in NewEntries.Many(5_000).Chunk(1_700))
        {
            journal.Append(group);
        }

        var head = journal.Append([NewEntries.Disposal(4, 7, 4_500)]);
        using var before = OpenRecords();
        Assert.Equal(new RecordCounts(5_001, 19, 3, 4_998), before.Count());

        // What is disposed of while somebody verifies is there for them, and the entry that says so is not.
        var next = journal.Append([NewEntries.Disposal(8, 4_600)]);
        using var after = OpenRecords();

        AssertWhole(before, head);
        AssertWhole(after, next);
    }

    private static void AssertWhole(IJournalRecords records, SignedHead head)
    {
        var found = JournalVerifier.Verify(records, [], TestContext.Current.CancellationToken);
        Assert.Null(found.Fault);
        Assert.Equal((head.Size, head.ToString()), (found.Entries, found.Head));
    }

    /// <summary>A new journal.</summary>
    internal abstract IJournal Create();

    /// <summary>The journal that was created, opened again.</summary>
    internal abstract IJournal Reopen();

    /// <summary>A look at all that is kept of the journal that was created.</summary>
    internal abstract IJournalRecords OpenRecords();

    /// <summary>Whether a head is signed by the journal's key.</summary>
    internal abstract bool IsSigned(SignedHead head);

    private static bool Find(IJournal journal, string id, out long position, out ulong mark) =>
        journal.TryFind(NewEntries.IdOf(id), out position, out mark);
}
