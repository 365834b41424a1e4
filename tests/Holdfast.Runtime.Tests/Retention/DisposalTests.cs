using System.Text;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Retention;
using Holdfast.Runtime.Tests.Journal;
using NodaTime;

namespace Holdfast.Runtime.Tests.Retention;

public sealed class DisposalTests
{
    [Fact]
    public async Task R01_a_record_is_refused_before_its_period_is_over_and_eligible_after_its_last_day()
    {
        using var records = new RetainedJournal();
        records.SetDay(2026, 7, 10);
        var position = records.Append(records.Inner.Event("e-1", type: "login.succeeded", outcome: "allow"));
        records.SetDay(2032, 7, 10);

        Assert.Empty(await records.DueAsync());
        records.SetDay(2032, 7, 11);

        Assert.Equal([position], await records.DueAsync());
    }

    [Fact]
    public async Task A_day_begins_and_ends_where_the_firm_is()
    {
        using var records = new RetainedJournal();
        // In New York it is still the tenth.
        records.Inner.Clock.Now = new DateTimeOffset(2026, 7, 11, 3, 59, 0, TimeSpan.Zero);
        records.Append(records.Inner.Event("e-1", type: "login.succeeded"));
        records.Inner.Clock.Now = new DateTimeOffset(2032, 7, 11, 3, 59, 0, TimeSpan.Zero);
        Assert.Empty(await records.DueAsync());

        records.Inner.Clock.Now = new DateTimeOffset(2032, 7, 11, 4, 1, 0, TimeSpan.Zero);

        Assert.Single(await records.DueAsync());
    }

    [Fact]
    public async Task R02_a_policy_is_kept_three_years_after_the_next_came_and_as_long_as_an_event_decided_by_it()
    {
        using var records = new RetainedJournal();
        records.SetDay(2026, 1, 5);
        var first = records.Append(Policy(records));
        var second = records.Append(Policy(records));
        records.Append(records.Inner.Event("e-1", type: "login.succeeded"));
        records.SetDay(2027, 1, 31);
        records.Append(Policy(records));
        records.SetDay(2030, 1, 31);
        Assert.Equal([first], await records.DueAsync());

        records.SetDay(2032, 1, 5);
        Assert.Equal([first], await records.DueAsync());

        records.SetDay(2032, 1, 6);
        Assert.Equal([first, second, second + 1], await records.DueAsync());
        records.SetDay(2090, 1, 1);
        Assert.Equal(3, (await records.PlanAsync()).Due.Count);
    }

    [Fact]
    public async Task R04_account_terms_are_kept_six_years_after_the_account_closed_for_good()
    {
        using var records = new RetainedJournal();
        records.SetDay(2020, 1, 2);
        var opened = records.Append(Terms(records, "e-1"));
        var other = records.Append(Terms(records, "e-2", account: "a-open"));
        var nobodys = records.Append(records.Inner.Event("e-3", account: "", type: "contact.changed"));
        records.SetDay(2021, 1, 2);
        records.Append(Event(records, "e-4", "account.closed"));
        records.Append(Event(records, "e-5", "account.reactivated"));
        records.SetDay(2026, 5, 5);
        records.Append(Event(records, "e-6", "account.closed"));
        records.SetDay(2032, 5, 5);
        Assert.Empty(await records.DueAsync());

        records.SetDay(2032, 5, 6);
        var plan = await records.PlanAsync();

        Assert.Equal([opened, 4L, 3, 5], plan.Due.Select(due => due.Position));
        Assert.Equal(2, plan.NotBegun);
        Assert.DoesNotContain(plan.Due, due => due.Position == other || due.Position == nobodys);
    }

    [Fact]
    public async Task R04_a_closing_told_with_a_time_long_past_counts_from_the_day_on_which_it_was_recorded()
    {
        using var records = new RetainedJournal();
        records.SetDay(2020, 1, 2);
        records.Append(Terms(records, "e-1"));
        records.SetDay(2026, 5, 5);
        records.Append(records.Inner.Event("e-2", type: "account.closed", time: "1999-01-01T00:00:00Z"));
        records.SetDay(2032, 5, 5);

        Assert.Empty(await records.DueAsync());
    }

    [Fact]
    public async Task A_closing_stays_as_long_as_a_record_that_is_counted_from_it()
    {
        using var records = new RetainedJournal();
        records.SetDay(2020, 1, 2);
        var terms = records.Append(Terms(records, "e-1"));
        var closing = records.Append(Event(records, "e-2", "account.closed"));
        var hold = Assert.IsType<RetentionAnswer.Done>(await records.Desk.PutOnAsync(
            new HoldScope.Entries(terms, terms), "M-1", "Subpoena", "carl", RetainedJournal.Ct));
        records.SetDay(2027, 1, 1);

        Assert.Empty(await records.DueAsync());
        Assert.Equal(0, await records.DisposeOfDueAsync());

        await records.Desk.TakeOffAsync(hold.Id, "Settled", "carl", RetainedJournal.Ct);
        Assert.Equal([terms, closing], await records.DueAsync());
    }

    [Theory]
    [InlineData("account")]
    [InlineData("customer")]
    [InlineData("entries")]
    [InlineData("all")]
    public async Task R05_what_is_on_hold_is_not_disposed_of_though_its_period_is_over(string what)
    {
        using var records = new RetainedJournal();
        records.SetDay(2020, 1, 2);
        var kept = records.Append(records.Inner.Event("e-1", "a-1", "c-1", "login.succeeded"));
        var other = records.Append(records.Inner.Event("e-2", "a-2", "c-2", "login.succeeded"));
        HoldScope scope = what switch
        {
            "account" => new HoldScope.OfAccount("a-1"),
            "customer" => new HoldScope.OfCustomer("c-1"),
            "entries" => new HoldScope.Entries(kept, kept),
            _ => new HoldScope.All(),
        };
        var hold = Assert.IsType<RetentionAnswer.Done>(
            await records.Desk.PutOnAsync(scope, "M-1", "Subpoena", "carl", RetainedJournal.Ct));
        records.SetDay(2027, 1, 1);
        var plan = await records.PlanAsync();
        Assert.Equal(what == "all" ? [] : [other], plan.Due.Select(due => due.Position));
        Assert.Equal(what == "all" ? 2 : 1, plan.OnHold);

        await records.DisposeOfDueAsync();
        Assert.False(records.IsGone(kept));
        Assert.Equal(what != "all", records.IsGone(other));

        await records.Desk.TakeOffAsync(hold.Id, "Settled", "carl", RetainedJournal.Ct);
        await records.DisposeOfDueAsync();
        Assert.True(records.IsGone(kept));
        Assert.Null(records.Verify().Fault);
    }

    [Fact]
    public async Task Nobody_approves_what_he_asked_for_and_nothing_goes_before_somebody_else_does()
    {
        using var records = new RetainedJournal();
        records.SetDay(2020, 1, 2);
        records.Append(records.Inner.Event("e-1", type: "login.succeeded"));
        records.SetDay(2027, 1, 1);
        records.CatchUp();
        var request = Assert.IsType<RetentionAnswer.Done>(
            await records.Desk.RequestAsync("ann", records.Desk.Today, RetainedJournal.Ct));
        records.CatchUp();

        Assert.IsType<RetentionAnswer.Refused>(await records.Desk.ApproveAsync(request.Id, " Ann", RetainedJournal.Ct));
        Assert.IsType<RetentionAnswer.Unknown>(await records.Desk.ApproveAsync("d-0", "bob", RetainedJournal.Ct));
        Assert.False(records.IsGone(0));
        records.NewDesk(RetentionTable.ShippedText() + "# another one\n");
        Assert.IsType<RetentionAnswer.Refused>(await records.Desk.ApproveAsync(request.Id, "bob", RetainedJournal.Ct));
        records.NewDesk();

        Assert.Equal(1, Assert.IsType<RetentionAnswer.Done>(
            await records.Desk.ApproveAsync(request.Id, "bob", RetainedJournal.Ct)).Entries);
        Assert.True(records.IsGone(0));
        Assert.IsType<RetentionAnswer.Refused>(await records.Desk.ApproveAsync(request.Id, "bob", RetainedJournal.Ct));
        Assert.Equal(("ann", "bob", true), records.Desk.Requests() is [var done]
            ? (done.By, done.ApprovedBy, done.IsDone)
            : default);
    }

    [Fact]
    public async Task Nothing_is_asked_for_that_is_not_due_or_for_a_day_to_come()
    {
        using var records = new RetainedJournal();
        records.SetDay(2026, 1, 2);
        records.Append(records.Inner.Event("e-1", type: "login.succeeded"));
        records.CatchUp();

        Assert.IsType<RetentionAnswer.Refused>(
            await records.Desk.RequestAsync("ann", records.Desk.Today, RetainedJournal.Ct));
        Assert.IsType<RetentionAnswer.Refused>(
            await records.Desk.RequestAsync("ann", records.Desk.Today.PlusYears(9), RetainedJournal.Ct));
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_lets_nothing_go()
    {
        using var records = new RetainedJournal();
        records.SetDay(2020, 1, 2);
        records.Append(records.Inner.Event("e-1", type: "login.succeeded"));
        records.Append(records.Inner.Unreadable("e-2"));
        records.SetDay(2027, 1, 1);
        records.CatchUp();

        Assert.IsType<RetentionAnswer.Refused>(
            await records.Desk.RequestAsync("ann", records.Desk.Today, RetainedJournal.Ct));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"step":"request","request":"d-1"}""")]
    [InlineData("""{"step":"request","request":"d-1","by":"ann","asOf":"2027-02-30","before":1,"entries":1}""")]
    [InlineData("""{"step":"approval","request":"d-2","by":"bob"}""")]
    public void A_step_of_a_disposal_that_is_none_is_named_by_its_entry(string content)
    {
        using var records = new RetainedJournal();
        records.Append(records.Inner.Record(EntryKind.Disposal, DisposalContent.Json, Encoding.UTF8.GetBytes(content)));

        var failure = Assert.Throws<JournalException>(() => records.Desk.Requests());

        Assert.Equal(JournalFault.Damaged, failure.Fault);
        Assert.Contains("entry 0", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disposal_that_was_cut_off_anywhere_is_gone_on_with_to_its_end()
    {
        const int Count = 2_500;
        for (var appends = 0; ; appends++)
        {
            using var records = new RetainedJournal();
            records.SetDay(2020, 1, 2);
            records.Journal.Append([.. Enumerable.Range(0, Count)
                .Select(n => records.Inner.Event($"e-{n}", type: "login.succeeded"))]);
            records.SetDay(2027, 1, 1);
            records.CatchUp();
            var request = Assert.IsType<RetentionAnswer.Done>(
                await records.Desk.RequestAsync("ann", records.Desk.Today, RetainedJournal.Ct));
            records.CatchUp();
            records.FailsAfter = appends;
            var isCutOff = await Record.ExceptionAsync(
                () => records.Desk.ApproveAsync(request.Id, "bob", RetainedJournal.Ct)) is not null;
            records.FailsAfter = null;
            records.CatchUp();
            if (!isCutOff)
            {
                Assert.Equal(4, appends);
                return;
            }

            Assert.IsType<RetentionAnswer.Done>(await records.Desk.ApproveAsync(request.Id, "cid", RetainedJournal.Ct));
            Assert.True(Enumerable.Range(0, Count).All(n => records.IsGone(n)));
            Assert.Equal(appends == 0 ? "cid" : "bob", records.Desk.Requests().Single().ApprovedBy);
            Assert.Null(records.Verify().Fault);
        }
    }

    [Fact]
    public async Task A_disposal_says_who_why_and_by_which_table_and_what_went_is_nowhere_any_more()
    {
        const string Account = "account-that-is-to-vanish";
        using var records = new RetainedJournal();
        records.SetDay(2020, 1, 2);
        records.Append(records.Inner.Event("e-1", account: Account, type: "login.succeeded"));
        records.Append(records.Inner.Event("e-2", account: "a-2", type: "login.succeeded"));
        records.SetDay(2027, 1, 1);
        await records.DisposeOfDueAsync();

        var entry = records.Journal.LastBefore(records.Journal.Head.Size, EntryKind.Disposal)!;
        Assert.Matches(
            """
            ^\{"step":"disposal","request":"d-[0-9a-f]{12}","requestedBy":"ann","approvedBy":"bob","asOf":"2027-01-01",
            "table":\{"version":"2026-11-25","sha256":"[0-9a-f]{64}"\},"last":true,
            "rules":\[\{"rule":"booksWithoutStatedPeriod","citation":"FINRA Rule 4511\(b\)","lastDay":"2026-01-02",
            "ranges":\[\[0,1\]\]\}\]\}$
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(entry.Content.Span));
        Assert.DoesNotContain(
            Directory.GetFiles(records.Inner.Folder).Where(file => Path.GetFileName(file) != "lock"),
            file => Bytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Account)) >= 0);
        Assert.Null(records.Verify().Fault);
    }

    [Fact]
    public void A_disposal_of_ranges_names_what_is_in_them_and_nothing_else()
    {
        var content = """{"step":"disposal","rules":[{"ranges":[[3,5],[9,9]]},{"ranges":[[20,20]]}]}"""u8.ToArray();
        long[] named = [.. Enumerable.Range(0, 30).Select(n => (long)n).Where(n => DisposalContent.Names(content, n))];

        Assert.Equal([3L, 4, 5, 9, 20], named);
        Assert.All((byte[][])
        [
            """{"step":"request","rules":[{"ranges":[[3,5]]}]}"""u8.ToArray(), "{"u8.ToArray(), "{}"u8.ToArray(),
            """{"step":"disposal","rules":[{"ranges":[[3]]}]}"""u8.ToArray(),
            """{"step":"disposal","rules":3}"""u8.ToArray(), "4x\n"u8.ToArray(),
        ],
        wrong => Assert.False(DisposalContent.Names(wrong, 4)));
    }

    [Theory]
    [InlineData("[[9223372036854775806,9223372036854775807]]", 2)]
    [InlineData("[[-9223372036854775808,9223372036854775807]]", DisposalContent.PositionsAtMost)]
    [InlineData("[[9,3]]", 0)]
    [InlineData("[[3,9223372036854775808]]", 0)]
    public void Ranges_that_no_journal_has_name_no_more_than_an_entry_may(string ranges, int count) =>
        Assert.Equal(count, DisposalContent.Positions(Encoding.UTF8.GetBytes(
            $$"""{"step":"disposal","rules":[{"ranges":{{ranges}}}]}""")).Count);

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(
            file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static NewEntry Policy(RetainedJournal records) => records.Inner.Record(EntryKind.Policy, 1, "1.0\nx\ny"u8);

    private static NewEntry Terms(RetainedJournal records, string id, string account = "a-1") =>
        records.Inner.Event(id, account: account, type: "contact.changed");

    private static NewEntry Event(RetainedJournal records, string id, string type) =>
        records.Inner.Event(id, type: type);
}
