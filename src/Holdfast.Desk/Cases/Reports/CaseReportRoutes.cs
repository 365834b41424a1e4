using System.Text;
using Holdfast.Desk.Cases.Work;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Reports;
using Holdfast.Desk.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Cases.Reports;

/// <summary>Reads what a report on cases is made of, and makes it.</summary>
public sealed class CaseReporting
{
    /// <summary>The longest period of a report.</summary>
    public static readonly Duration Longest = Duration.FromDays(400);

    private const int MostCases = 200_000;

    private readonly DeskReader _reader;
    private readonly CaseRulesInForce _rules;
    private readonly TimeProvider _clock;

    internal CaseReporting(DeskReader reader, CaseRulesInForce rules, TimeProvider clock) =>
        (_reader, _rules, _clock) = (reader, rules, clock);

    /// <summary>The time.</summary>
    public Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    /// <summary>
    /// A report on a period; null where it has more cases than one report is made of, which would be wrong of a part.
    /// </summary>
    public async Task<CaseReport?> MakeAsync(CaseReportKind kind, Instant from, Instant until, CancellationToken ct)
    {
        await using var db = _reader.Open();
        var cases = await db.Set<CaseRow>().Where(row => row.State != CaseState.Merged
                && ((row.OpenedAt >= from && row.OpenedAt < until) || (row.DecidedAt >= from && row.DecidedAt < until)
                    || row.State == CaseState.InWork))
            .OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).Take(MostCases + 1).ToListAsync(ct);
        return cases.Count > MostCases ? null : CaseReports.Make(kind, new CaseReportInput(cases, from, until, Now)
        {
            Rules = await _rules.AtAsync(Now, ct),
        });
    }
}

/// <summary><c>GET /v1/cases/reports/{report}</c>: the work on cases, as JSON or as CSV.</summary>
internal sealed class CaseReportRoutes(CaseReporting reporting)
{
    private static readonly string[] Parameters = ["from", "to", "format"];

    private static readonly Duration Usual = Duration.FromDays(90);

    public async Task ReadAsync(HttpContext context)
    {
        if (!Words.TryParse<CaseReportKind>((string?)context.Request.RouteValues["report"], out var kind))
        {
            await JsonAnswer.NotFoundAsync(context, "There is no such report.");
            return;
        }

        var query = new Query(context.Request.Query);
        var to = query.Time("to") ?? reporting.Now;
        var from = query.Time("from") ?? to - Usual;
        if (to - from > CaseReporting.Longest)
        {
            query.Fault("from", $"A report is of {CaseReporting.Longest.Days} days at most.");
        }

        var format = context.Request.Query["format"].ToString();
        if (format is not ("" or "json" or "csv"))
        {
            query.Fault("format", "Expected json or csv.");
        }

        if (query.Refusal(Parameters) is { } faults)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        if (await reporting.MakeAsync(kind, from, to, context.RequestAborted) is not { } report)
        {
            query.Fault("from", "The period has too many cases for one report; take a shorter one.");
            await JsonAnswer.InvalidAsync(context, query.Refusal(Parameters)!);
            return;
        }

        await (format == "csv" ? WriteCsvAsync(context, report) : WriteJsonAsync(context, report));
    }

    private static async Task WriteCsvAsync(HttpContext context, CaseReport report)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"cases-{Words.Of(report.Kind)}.csv\"";
        await context.Response.Body.WriteAsync(
            Encoding.UTF8.GetBytes(ReportTable.Csv(report.Rows.Prepend(report.Columns))), context.RequestAborted);
    }

    private static Task WriteJsonAsync(HttpContext context, CaseReport report) =>
        JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString("report", Words.Of(report.Kind));
            json.WriteStartArray("columns");
            report.Columns.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach (var row in report.Rows)
            {
                json.WriteStartArray();
                row.ToList().ForEach(json.WriteStringValue);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        });
}
