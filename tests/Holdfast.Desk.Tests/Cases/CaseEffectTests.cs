using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Actions;
using Holdfast.Desk.Instructions;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>What the tables are made of single entries.</summary>
public sealed class CaseEffectTests : IDisposable
{
    private readonly CaseBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void What_is_sold_pays_for_what_is_bought_so_only_the_larger_is_at_risk()
    {
        var first = Order("a-1", "sell", 40_000);
        Order("a-1", "sell", 30_000);
        Order("a-1", "buy", 60_000);

        Assert.Equal(70_000, Dollars(first));
        Assert.Equal(3, _bench.Row(_bench.CaseOf(first)).Alerts);
    }

    [Fact]
    public void A_transfer_that_is_told_of_twice_is_at_risk_once()
    {
        var first = Transfer("t-1", 250_000);
        Transfer("t-1", 250_000);
        Transfer("t-2", 10_000);

        Assert.Equal(260_000, Dollars(first));
    }

    [Fact]
    public void A_figure_beyond_all_measure_makes_no_sum_run_over()
    {
        var first = Transfer("t-1", 10_000_000_000_000);
        for (var more = 2; more < 120; more++)
        {
            Transfer($"t-{more}", 10_000_000_000_000);
        }

        Assert.Equal(CaseMoney.Most, _bench.Row(_bench.CaseOf(first)).AtRisk);
    }

    [Fact]
    public void The_most_severe_alert_says_how_severe_a_case_is_and_by_when_it_is_looked_at()
    {
        var first = _bench.Alert("login.succeeded", "stepUp", "c-1", "a-1");
        Assert.Equal(_bench.Now + Duration.FromHours(8), _bench.Row(_bench.CaseOf(first)).Due);

        _bench.Alert("transfer.requested", "deny", "c-1", "a-1");

        var row = _bench.Row(_bench.CaseOf(first));
        Assert.Equal((Outcome.Deny, DueKind.FirstLook), (row.Severity, row.DueKind));
        Assert.Equal(_bench.Now + Duration.FromMinutes(30), row.Due);
    }

    [Fact]
    public void The_kind_that_stands_highest_names_a_case()
    {
        var first = Transfer("t-1", 1);
        Assert.Equal(CaseKind.Payment, _bench.Row(_bench.CaseOf(first)).Kind);

        _bench.Alert("login.succeeded", "stepUp", "c-1", "a-1");
        Assert.Equal(CaseKind.Takeover, _bench.Row(_bench.CaseOf(first)).Kind);

        _bench.Alert("order.placed", "hold", "c-1", "a-1", "CHNS", signals: "thinStockBurst");
        Assert.Equal(CaseKind.Market, _bench.Row(_bench.CaseOf(first)).Kind);
        Assert.Equal("CHNS", _bench.Row(_bench.CaseOf(first)).Symbol);
    }

    [Fact]
    public void What_happened_long_before_it_was_told_opens_no_case()
    {
        var now = _bench.Now;
        _bench.Now = now - Duration.FromDays(11);
        var told = _bench.Alert("login.succeeded", "hold", "c-1", "a-1");
        Assert.Single(_bench.Rows());

        // The same event, told when it was eleven days old.
        var entry = _bench.Entries[(int)told];
        _bench.Now = now;
        _bench.Keep(entry.Head.Kind, entry.Head.Codec, entry.Content);

        Assert.Single(_bench.Rows());
    }

    [Fact]
    public void A_decided_case_stays_and_what_comes_after_is_a_case_that_names_it()
    {
        var id = _bench.CaseOf(Transfer("t-1", 5_000));
        Take(id);
        Decide(id, Disposition.Intrusion);

        var later = _bench.CaseOf(Transfer("t-2", 7_000));

        Assert.NotEqual(id, later);
        Assert.Equal(id.ToString(), _bench.Row(later).Earlier);
        Assert.Equal(50_000_000, _bench.Row(id).Saved);
    }

    [Fact]
    public void A_false_alarm_saves_nothing_and_is_counted_at_what_strangers_have_in_common()
    {
        var id = _bench.CaseOf(Transfer("t-1", 5_000));
        Take(id);
        Decide(id, Disposition.FalseAlarm);

        Assert.Equal(0, _bench.Row(id).Saved);
        Assert.Equal([KeyKind.Payee], WithFalseAlarm());

        _bench.Act(
            id, CaseBench.Ann, (stand, acting) => DecideCase.Reopen(stand, Personal.Of("A second look."), acting));
        Assert.Empty(WithFalseAlarm());
    }

    [Fact]
    public void What_was_split_off_has_a_lead_of_its_own_and_is_not_put_together_again()
    {
        var first = _bench.Alert("order.placed", "hold", "c-1", "a-1", "CHNS", signals: "thinStockBurst");
        var second = _bench.Alert("order.placed", "hold", "c-2", "a-2", "CHNS", signals: "thinStockBurst");
        var id = _bench.CaseOf(first);
        Assert.Equal(id, _bench.CaseOf(second));

        var split = _bench.Act(
            id, CaseBench.Ann, (stand, acting) => JoinCases.Split(stand, [second], Personal.Of("Another."), acting));
        var next = _bench.Alert("login.succeeded", "stepUp", "c-2", "a-2");
        var both = _bench.Alert("order.placed", "hold", "c-2", "a-2", "CHNS", signals: "thinStockBurst");

        Assert.Equal(CaseId.Of(split!.Value), _bench.CaseOf(second));
        Assert.Equal(CaseId.Of(split.Value), _bench.CaseOf(next));
        Assert.Equal(id, _bench.CaseOf(both));
        Assert.Equal(2, _bench.Rows().Count(row => row.State is CaseState.Open));
    }

    [Fact]
    public void Cases_of_another_release_s_rules_stay_as_they_were_when_all_is_made_anew()
    {
        var first = _bench.Alert("order.placed", "hold", "c-1", "a-1", "CHNS", signals: "thinStockBurst");
        _bench.Alert("order.placed", "hold", "c-2", "a-2", "CHNS", signals: "thinStockBurst");
        var changed = Alerts.Read(CaseRulesTableText.With("  - name: pump\n    key: symbol\n    window: 48",
            "  - name: pump\n    key: symbol\n    window: 1\n    until: 2026-02-02"));
        _bench.Keep(
            Holdfast.Runtime.Journal.EntryKind.Setting, Holdfast.Desk.Cases.Facts.RulesEntry.Codec,
            new Holdfast.Desk.Cases.Facts.RulesEntry("2", changed.Stamp.Sha256, changed.Text).ToBytes());
        var alone = _bench.Alert("order.placed", "hold", "c-3", "a-3", "CHNS", signals: "thinStockBurst");

        Assert.Equal(2, _bench.Row(_bench.CaseOf(first)).Alerts);
        Assert.NotEqual(_bench.CaseOf(first), _bench.CaseOf(alone));
        Assert.Equal(_bench.Dump(), _bench.DumpAnew(atOnce: 100));
    }

    [Fact]
    public void What_was_split_off_settles_when_its_own_orders_do_and_says_where_it_comes_from()
    {
        var first = _bench.Alert("order.placed", "stepUp", "c-1", "a-1", "CHNS", signals: "thinStockBurst");
        var id = _bench.CaseOf(first);
        var settles = _bench.Row(id).SettlesAt;
        var held = _bench.Alert("order.placed", "hold", "c-2", "a-2", "CHNS", signals: "thinStockBurst");

        var split = _bench.Act(
            id, CaseBench.Ann, (stand, acting) => JoinCases.Split(stand, [first], Personal.Of("Another."), acting));

        Assert.NotNull(settles);
        Assert.Equal((settles, null), (_bench.Row(_bench.CaseOf(first)).SettlesAt, _bench.Row(id).SettlesAt));
        Assert.Equal(id, _bench.CaseOf(held));
        using var db = _bench.Open();
        var told = db.Set<CaseHistoryRow>().Find(CaseId.Of(split!.Value).ToString(), split.Value)!;
        Assert.Equal((CaseSplit.Word, id.ToString()), (told.What, told.Other));
    }

    // A session holds a case open for 24 hours; the customers are others, so that nothing else leads anywhere.
    [Theory]
    [InlineData(20, 22, true)]
    [InlineData(-10, 20, true)]
    [InlineData(-30, 20, true)]
    [InlineData(-30, 25, false)]
    [InlineData(20, 45, false)]
    public void What_comes_late_neither_shortens_nor_takes_the_window_of_what_is_newer(
        int hoursOfSecond, int hoursOfThird, bool isOneCase)
    {
        var start = _bench.Now;
        var first = _bench.Alert("login.succeeded", "hold", "c-1", session: "s-1");
        _bench.Alert("login.succeeded", "hold", "c-2", session: "s-1", happened: start + Hours(hoursOfSecond));
        _bench.Now = start + Hours(hoursOfThird);
        var third = _bench.Alert("login.succeeded", "hold", "c-3", session: "s-1");

        Assert.Equal(isOneCase, _bench.CaseOf(first) == _bench.CaseOf(third));
    }

    [Fact]
    public void What_was_disposed_of_is_counted_no_more_and_leads_nowhere()
    {
        var login = _bench.Alert("login.succeeded", "hold", "c-1", "a-1", device: "d-1");
        var id = _bench.CaseOf(login);
        _bench.Alert("login.succeeded", "hold", "c-1", "a-1");
        var task = _bench.Act(id, CaseBench.Ann, (stand, acting) => NoteCase.Task(
            stand, new(Personal.Of("Call."), acting.Now + Hours(1)), acting.Now));
        Assert.Equal((1, DueKind.Task), (_bench.Row(id).OpenTasks, _bench.Row(id).DueKind));

        DisposeOf(login, task!.Value);

        var row = _bench.Row(id);
        Assert.Equal((1, 0, null), (row.Alerts, row.OpenTasks, row.TaskDue));
        Assert.NotEqual(DueKind.Task, row.DueKind);
        using var db = _bench.Open();
        Assert.Empty(db.Timers);
        Assert.Equal(
            [KeyKind.Customer, KeyKind.Account],
            db.Set<CaseGatheringRow>().Select(lead => lead.Kind).OrderBy(kind => kind).ToList());
    }

    [Fact]
    public void A_case_of_which_all_was_disposed_of_is_gone_with_what_led_to_it()
    {
        var only = _bench.Alert("login.succeeded", "hold", "c-1", "a-1", device: "d-1");

        DisposeOf(only);

        Assert.Empty(_bench.Rows());
        using var db = _bench.Open();
        Assert.Empty(db.Set<CaseGatheringRow>());
    }

    private static Duration Hours(int hours) => Duration.FromHours(hours);

    // In its first form a disposal names a position a line.
    private void DisposeOf(params long[] positions) => _bench.Keep(
        Holdfast.Runtime.Journal.EntryKind.Disposal, 1,
        System.Text.Encoding.ASCII.GetBytes(string.Concat(positions.Order().Select(
            position => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{position}\n")))));

    private List<KeyKind> WithFalseAlarm()
    {
        using var db = _bench.Open();
        return [.. db.Set<CaseGatheringRow>().Where(lead => lead.FalseAlarms > 0).Select(lead => lead.Kind)];
    }

    private long Order(string account, string side, decimal amount) => _bench.Alert(
        "order.placed", "hold", "c-1", account, "CHNS", amount: amount, side: side, signals: "thinStockBurst");

    private long Transfer(string transfer, decimal amount) => _bench.Alert(
        "transfer.requested", "hold", "c-1", "a-1", amount: amount, signals: "newPayee", transfer: transfer);

    private long Dollars(long position) => _bench.Row(_bench.CaseOf(position)).AtRisk / 10_000;

    private void Take(CaseId id) => _bench.Act(id, CaseBench.Ann, HandleCase.Take);

    private void Decide(CaseId id, Disposition disposition) => _bench.Act(
        id, CaseBench.Ann, (stand, acting) => DecideCase.Decide(stand, disposition, Personal.Of("So."), acting));
}
