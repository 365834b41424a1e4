using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Reports;
using Holdfast.Engine.Contract;
using NodaTime;
using static Holdfast.Desk.Tests.Cases.Alerts;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>The figures of the work on cases.</summary>
public sealed class CaseReportTests
{
    [Fact]
    public void Who_was_not_looked_at_yet_waits_until_now()
    {
        var report = Make(
            CaseReportKind.FirstLook, Looked(10), Looked(70), Case(Outcome.Hold));

        // Of three, held: looked at after 10 and 70 minutes, and one that waits for two hours by now.
        Assert.Equal(["takeover", "hold", "3", "2", "70", "120", "1", "33"], Assert.Single(report.Rows));
    }

    [Fact]
    public void A_signal_is_judged_by_the_cases_that_it_spoke_in()
    {
        var report = Make(
            CaseReportKind.FalseAlarms, Decided(Disposition.FalseAlarm, "newDevice unusualHour"),
            Decided(Disposition.Intrusion, "newDevice", saved: 500), Decided(Disposition.FalseAlarm, "unusualHour"));

        Assert.Equal(
            [["unusualHour", "2", "2", "100", "0.00"], ["newDevice", "2", "1", "50", "500.00"]], report.Rows);
    }

    [Fact]
    public void What_was_saved_is_told_by_what_it_was()
    {
        var report = Make(
            CaseReportKind.MoneySaved, Decided(Disposition.Intrusion, "", saved: 500),
            Decided(Disposition.Intrusion, "", saved: 250), Decided(Disposition.FalseAlarm, ""));

        Assert.Equal(
            [["takeover", "intrusion", "2", "750.00"], ["takeover", "falseAlarm", "1", "0.00"]], report.Rows);
    }

    [Fact]
    public void Everybody_who_has_or_decided_a_case_is_in_the_workload()
    {
        var mine = Case(Outcome.Hold);
        (mine.State, mine.AssigneeName, mine.Due) = (CaseState.InWork, "Bob", Noon);
        var report = Make(CaseReportKind.Workload, mine, Decided(Disposition.Intrusion, ""));

        Assert.Equal(
            [["Ann", "0", "0", "0", "1", "60", "0", "0"], ["Bob", "1", "1", "0", "0", "", "0", "0"]], report.Rows);
    }

    [Theory]
    [InlineData(CaseReportKind.FirstLook)]
    [InlineData(CaseReportKind.Decision)]
    [InlineData(CaseReportKind.FalseAlarms)]
    [InlineData(CaseReportKind.MoneySaved)]
    [InlineData(CaseReportKind.Workload)]
    public void Of_nothing_there_is_an_empty_table(CaseReportKind kind) => Assert.Empty(Make(kind).Rows);

    private static CaseReport Make(CaseReportKind kind, params CaseRow[] rows) => CaseReports.Make(
        kind, new CaseReportInput(rows, Noon - Duration.FromDays(1), Noon + Duration.FromDays(1),
            Noon + Duration.FromHours(2))
        {
            Rules = InForce,
        });

    private static CaseRow Case(Outcome severity) => new()
    {
        Id = CaseId.Of(1).ToString(), OpenedAt = Noon, Severity = severity, Kind = CaseKind.Takeover,
    };

    private static CaseRow Looked(int minutes)
    {
        var row = Case(Outcome.Hold);
        row.FirstLookAt = Noon + Duration.FromMinutes(minutes);
        return row;
    }

    private static CaseRow Decided(Disposition disposition, string signals, long saved = 0)
    {
        var row = Case(Outcome.Hold);
        (row.State, row.Disposition, row.Signals) = (CaseState.Decided, disposition, signals);
        (row.DecidedAt, row.DecidedByName, row.Saved) = (Noon + Duration.FromHours(1), "Ann", saved * 10_000);
        return row;
    }
}
