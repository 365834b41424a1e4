using System.Security.Cryptography;
using System.Text;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Sealing;

namespace Holdfast.Runtime.Tests.Journal;

/// <summary>
/// What every store of a journal has to do, once more with contents that are sealed under a master key; and what is to
/// be said where that is missing, is another one, or was changed.
/// </summary>
public abstract class SealedJournalConformance : JournalConformance, IDisposable
{
    private const string Telling = "Eleanor Vance, 14 Hill House Road";

    protected HeadKey Key { get; } = HeadKey.Generate();

    protected MasterKey Master { get; } = MasterKey.Generate();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Nothing_that_is_kept_tells_what_an_entry_says()
    {
        using (var journal = Create())
        {
            journal.Append([NewEntries.Event("a", Telling), NewEntries.Policy(Telling)]);
            journal.Append([NewEntries.Event("b", Telling)]);
            Assert.All(journal.Read(0, 3), entry => Assert.Equal(Telling, Encoding.UTF8.GetString(entry.Content.Span)));
            Assert.Equal(Telling, Encoding.UTF8.GetString(journal.At(1).Content.Span));
            Assert.Equal(1, Assert.Single(journal.ReadOf(EntryKind.Policy, 0, 3)).Position);
        }

        using var records = OpenRecords();
        Assert.Equal(3, records.Stored(0, 3).Count(entry => entry.Salted!.Length
            == NewEntry.SaltBytes + Telling.Length + ContentSealer.ExtraBytes));
        Assert.All(Kept(), file => Assert.Equal(-1, file.Span.IndexOf("Eleanor"u8)));
    }

    [Fact]
    public void What_the_tree_commits_to_is_the_plain_content_with_its_salt()
    {
        using var journal = Create();
        journal.Append([NewEntries.Event("a", Telling)]);

        var entry = journal.At(0);

        Assert.Equal(entry.Leaf, entry.Head.Leaf(TreeHash.Of(entry.Salted)));
        Assert.False(entry.Salted.AsSpan(0, NewEntry.SaltBytes).IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public void Without_its_master_key_it_is_said_to_be_missing_and_not_that_records_were_altered()
    {
        Create().Dispose();
        using (var journal = Reopen())
        {
            journal.Append(NewEntries.Many(5));
        }

        Assert.Contains("is missing", Refused(() => Open(null)), StringComparison.Ordinal);
        using var records = OpenRecords(null);
        Assert.Contains(Master.Id, Refused(() => JournalVerifier.Verify(records, [], Ct)), StringComparison.Ordinal);
        Assert.Equal(5, records.Stored(0, 9).Count());
    }

    [Fact]
    public void By_another_master_key_it_is_refused_and_both_are_named()
    {
        Create().Dispose();
        using (var journal = Reopen())
        {
            journal.Append(NewEntries.Many(5));
        }

        using var other = MasterKey.Generate();
        var refused = Refused(() => Open(other));
        Assert.Contains(Master.Id, refused, StringComparison.Ordinal);
        Assert.Contains(other.Id, refused, StringComparison.Ordinal);
        using var records = OpenRecords(other);
        Assert.Contains(other.Id, Refused(() => JournalVerifier.Verify(records, [], Ct)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_that_was_not_sealed_goes_on_and_what_is_new_is_sealed()
    {
        using (var journal = Create(null))
        {
            journal.Append(NewEntries.Many(250));
        }

        SignedHead head;
        using (var journal = Open(Master))
        {
            head = journal.Append([NewEntries.Event("later", Telling), NewEntries.Disposal(7)]);
            Assert.Equal(252, journal.Read(0, long.MaxValue).Count());
            Assert.Equal(Telling, Encoding.UTF8.GetString(journal.At(250).Content.Span));
        }

        using var records = OpenRecords();
        var found = JournalVerifier.Verify(records, [], Ct);
        Assert.Null(found.Fault);
        Assert.Equal(head.ToString(), found.Head);
        Assert.Equal(250, Assert.Single(records.DataKeys()).From);
        Assert.All(Kept(), file => Assert.Equal(-1, file.Span.IndexOf("Eleanor"u8)));
        using var unread = OpenRecords(null);
        Assert.Equal(250, unread.Entries(0, 250).Count());
    }

    [Fact]
    [Trait("Case", "S14")]
    public void A_new_version_of_the_master_key_seals_what_is_new_and_what_is_old_stays_readable()
    {
        using (var journal = Create())
        {
            journal.Append(NewEntries.Many(10));
        }

        using var rotated = Master.WithNewVersion();
        for (var opened = 0; opened < 2; opened++)
        {
            using var journal = Open(rotated);
            journal.Append([NewEntries.Event($"later-{opened}", Telling)]);
        }

        using var records = OpenRecords(rotated);
        Assert.Equal([0L, 10], records.DataKeys().Select(key => key.From));
        Assert.Equal([Master.Id, rotated.Id], records.DataKeys().Select(key => MasterKey.IdOf(key.Wrapped)));
        Assert.Null(JournalVerifier.Verify(records, [], Ct).Fault);
        Assert.Equal(12, records.Entries(0, 99).Count());

        // Who has the old version alone reads what is old, and is told of the rest.
        using var old = OpenRecords();
        Assert.Equal(10, old.Entries(0, 10).Count());
        Assert.Contains(rotated.Id, Refused(() => old.Entries(10, 11).Count()), StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_contents_are_sealed_alike_however_often_it_is_opened()
    {
        var journal = Create();
        for (var opened = 0; opened < 5; opened++)
        {
            journal.Append([.. Enumerable.Range(0, 20).Select(n => NewEntries.Event($"{opened}-{n}", "same"))]);
            journal.Dispose();
            journal = Reopen();
        }

        journal.Dispose();
        using var records = OpenRecords();
        Assert.Equal(100, records.Stored(0, 100)
            .Select(entry => Convert.ToHexString(
                entry.Salted.AsSpan(0, ContentSealer.DrawnBytes + ContentSealer.CounterBytes)))
            .Distinct().Count());
    }

    public virtual void Dispose()
    {
        Key.Dispose();
        Master.Dispose();
        GC.SuppressFinalize(this);
    }

    internal sealed override IJournal Create() => Create(Master);

    internal sealed override IJournal Reopen() => Open(Master);

    internal sealed override IJournalRecords OpenRecords() => OpenRecords(Master);

    internal override bool IsSigned(SignedHead head)
    {
        using var check = HeadCheck.TryCreate(Key.PublicKey);
        return check!.IsSigned(head);
    }

    /// <summary>A new journal, sealed where there is a master key.</summary>
    internal abstract IJournal Create(MasterKey? master);

    /// <summary>The journal that was created, opened again.</summary>
    internal abstract IJournal Open(MasterKey? master);

    /// <summary>A look at it.</summary>
    internal abstract IJournalRecords OpenRecords(MasterKey? master);

    /// <summary>All bytes of it that somebody finds who has its disk.</summary>
    internal abstract IEnumerable<ReadOnlyMemory<byte>> Kept();

    private static string Refused(Func<object> act)
    {
        var refused = Assert.Throws<JournalException>(act);
        Assert.Equal(JournalFault.MasterKey, refused.Fault);
        return refused.Message;
    }
}
