using System.Globalization;
using System.Text.Json.Serialization;
using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Instructions;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Cases.Reports;

/// <summary>The reports on the work on cases. Wire words.</summary>
[JsonConverter(typeof(WordConverter<CaseReportKind>))]
public enum CaseReportKind
{
    /// <summary>How long cases waited for their first look, by kind and severity.</summary>
    FirstLook,

    /// <summary>How long cases waited for their decision, by kind and what they were.</summary>
    Decision,

    /// <summary>How often each signal was a false alarm.</summary>
    FalseAlarms,

    /// <summary>What was at risk and did not leave, by kind.</summary>
    MoneySaved,

    /// <summary>What each person has in hand, decided, and was given back.</summary>
    Workload,
}

/// <summary>A report on cases as a table.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Rows">Its rows.</param>
public sealed record CaseReport(
    CaseReportKind Kind, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What a report on cases is made of.</summary>
/// <param name="Cases">Cases that were opened or decided in the period, or are open; none that were merged.</param>
/// <param name="From">The beginning of the period.</param>
/// <param name="Until">Its end, left out.</param>
/// <param name="Now">The time.</param>
internal sealed record CaseReportInput(IReadOnlyList<CaseRow> Cases, Instant From, Instant Until, Instant Now)
{
    /// <summary>The rules, for what is in time.</summary>
    public required CaseRules Rules { get; init; }

    /// <summary>The cases that were opened in the period.</summary>
    public IEnumerable<CaseRow> Opened => Cases.Where(row => row.OpenedAt >= From && row.OpenedAt < Until);

    /// <summary>The cases that were decided in the period.</summary>
    public IEnumerable<CaseRow> Decided => Cases.Where(
        row => row.State is CaseState.Decided && row.DecidedAt >= From && row.DecidedAt < Until);
}

/// <summary>Makes reports on the work on cases. The same rows make the same report.</summary>
internal static class CaseReports
{
    private const int Half = 50, NineTenths = 90, Hundred = 100;

    /// <summary>Makes one.</summary>
    public static CaseReport Make(CaseReportKind kind, CaseReportInput input) => kind switch
    {
        CaseReportKind.FirstLook => FirstLook(input),
        CaseReportKind.Decision => Decision(input),
        CaseReportKind.FalseAlarms => FalseAlarms(input),
        CaseReportKind.MoneySaved => MoneySaved(input),
        CaseReportKind.Workload => Workload(input),
    };

    // Who has not been looked at yet waits until now: leaving those out would make a backlog look well.
    private static CaseReport FirstLook(CaseReportInput input) => new(
        CaseReportKind.FirstLook,
        ["kind", "severity", "cases", "looked", "medianMinutes", "ninetiethMinutes", "inTime", "inTimePercent"],
        [
            .. from row in input.Opened
               let waited = (row.FirstLookAt ?? input.Now) - row.OpenedAt
               group (Row: row, Waited: waited, InTime: waited <= input.Rules.FirstLook(row.Severity))
                   by (row.Kind, row.Severity) into same
               orderby same.Key
               let inTime = same.Count(one => one.InTime)
               select (IReadOnlyList<string>)
               [
                   Words.Of(same.Key.Kind), ContractWords.Outcome.Of(same.Key.Severity), Of(same.Count()),
                   Of(same.Count(one => one.Row.FirstLookAt is not null)),
                   Minutes(same.Select(one => one.Waited), Half),
                   Minutes(same.Select(one => one.Waited), NineTenths), Of(inTime), Percent(inTime, same.Count()),
               ],
        ]);

    private static CaseReport Decision(CaseReportInput input) => new(
        CaseReportKind.Decision,
        ["kind", "disposition", "cases", "medianMinutes", "ninetiethMinutes", "reopened"],
        [
            .. from row in input.Decided
               group row by (row.Kind, Disposition: row.Disposition!.Value) into same
               orderby same.Key
               let waited = same.Select(row => row.DecidedAt!.Value - row.OpenedAt).ToList()
               select (IReadOnlyList<string>)
               [
                   Words.Of(same.Key.Kind), Words.Of(same.Key.Disposition), Of(same.Count()), Minutes(waited, Half),
                   Minutes(waited, NineTenths), Of(same.Sum(row => row.Reopened)),
               ],
        ]);

    private static CaseReport FalseAlarms(CaseReportInput input) => new(
        CaseReportKind.FalseAlarms, ["signal", "decided", "falseAlarms", "falseAlarmPercent", "saved"],
        [
            .. from row in input.Decided
               from signal in row.Signals.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               group row by signal into same
               let mistaken = same.Count(row => row.Disposition is Disposition.FalseAlarm)
               orderby mistaken descending, same.Key
               select (IReadOnlyList<string>)
               [
                   same.Key, Of(same.Count()), Of(mistaken), Percent(mistaken, same.Count()),
                   Dollars(same.Select(row => row.Saved)),
               ],
        ]);

    private static CaseReport MoneySaved(CaseReportInput input) => new(
        CaseReportKind.MoneySaved, ["kind", "disposition", "cases", "saved"],
        [
            .. from row in input.Decided
               group row by (row.Kind, Disposition: row.Disposition!.Value) into same
               orderby same.Key
               select (IReadOnlyList<string>)
               [
                   Words.Of(same.Key.Kind), Words.Of(same.Key.Disposition), Of(same.Count()),
                   Dollars(same.Select(row => row.Saved)),
               ],
        ]);

    private static CaseReport Workload(CaseReportInput input)
    {
        var inHand = input.Cases.Where(row => row.State is CaseState.InWork)
            .ToLookup(row => row.AssigneeName ?? "", StringComparer.Ordinal);
        var decided = input.Decided.ToLookup(row => row.DecidedByName ?? "", StringComparer.Ordinal);
        var returned = input.Cases.Where(row => row.Review is ReviewState.Returned)
            .ToLookup(row => row.DecidedByName ?? "", StringComparer.Ordinal);
        return new CaseReport(
            CaseReportKind.Workload,
            ["person", "inHand", "overdue", "openTasks", "decided", "medianMinutes", "reviewed", "returned"],
            [
                .. inHand.Concat(decided).Concat(returned).Select(one => one.Key).Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal).Select(person => (IReadOnlyList<string>)
                    [
                        person, Of(inHand[person].Count()), Of(inHand[person].Count(row => row.Due < input.Now)),
                        Of(inHand[person].Sum(row => row.OpenTasks)), Of(decided[person].Count()),
                        Minutes(decided[person].Select(row => row.DecidedAt!.Value - row.OpenedAt), Half),
                        Of(decided[person].Count(row => row.Review is ReviewState.Passed)),
                        Of(returned[person].Count()),
                    ]),
            ]);
    }

    private static string Minutes(IEnumerable<Duration> waited, int percent)
    {
        var inOrder = waited.Order().ToList();

        // The nearest rank: the least of which at least so many of a hundred are no longer.
        return inOrder.Count == 0
            ? ""
            : Of((long)inOrder[Math.Max(0, ((inOrder.Count * percent) + Hundred - 1) / Hundred - 1)].TotalMinutes);
    }

    private static string Dollars(IEnumerable<long> tenThousandths) =>
        (tenThousandths.Sum(one => (decimal)one) / Money.OfTenThousandths(10_000).TenThousandths)
        .ToString("0.00", CultureInfo.InvariantCulture);

    private static string Percent(int part, int whole) => Of(whole == 0 ? 0 : (long)Hundred * part / whole);

    private static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
}
