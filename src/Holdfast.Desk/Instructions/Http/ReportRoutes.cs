using System.Text;
using Holdfast.Desk.Api;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Reports;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Desk.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using static Holdfast.Desk.Instructions.Http.InstructionSchemas;

namespace Holdfast.Desk.Instructions.Http;

/// <summary><c>GET /v1/reports/{report}</c>: what examiners ask for, as JSON or as CSV.</summary>
internal sealed class ReportRoutes(DeskReader reader, PolicyClock clock)
{
    private const int MostRows = 200_000;

    private static readonly string[] Parameters = ["from", "to", "branch", "inspector", "format"];

    public static RouteDescription Description { get; } = new("Read a report",
        "A report on instructions and changes of a period. It tells nothing of a customer but their instructions' ids.")
    {
        Parameters =
        [
            new RouteParameter("report", "path", WordsOf<ReportKind>(), "Which report.", "\"instructions\""),
            new RouteParameter("from", "query", Time, "Only what was received then or later."),
            new RouteParameter("to", "query", Time, "Only what was received before."),
            new RouteParameter("branch", "query", Text, "Of one branch."),
            new RouteParameter("inspector", "query", Text, "Who inspects it."),
            new RouteParameter("format", "query", """{"type":"string","enum":["json","csv"],"default":"json"}""",
                "In which form."),
        ],
        Answers =
        [
            new RouteAnswer(200, "The report.",
            [
                new RouteContent("application/json", Object(
                    [("report", WordsOf<ReportKind>()), ("columns", List(Text)), ("rows", List(List(Text)))],
                    "report", "columns", "rows")),
                new RouteContent("text/csv", Text),
            ]),
        ],
        Problems = [ProblemTypes.NotFound, ProblemTypes.Unavailable],
    };

    public async Task ReadAsync(HttpContext context)
    {
        if (!Words.TryParse<ReportKind>((string?)context.Request.RouteValues["report"], out var kind))
        {
            await JsonAnswer.NotFoundAsync(context, "There is no such report.");
            return;
        }

        var query = new Query(context.Request.Query);
        var from = query.Time("from") ?? NodaTime.Instant.FromUtc(2000, 1, 1, 0, 0);
        var to = query.Time("to") ?? clock.Now;
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

        await using var db = reader.Open();
        var acting = clock.Acting(Officer.System, clock.Zone);
        var table = InstructionReports.Make(kind, new ReportInput(
            await db.Set<InstructionRow>().Where(row => row.ReceivedAt >= from && row.ReceivedAt < to)
                .OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id).Take(MostRows)
                .ToListAsync(context.RequestAborted),
            await db.Set<ChangeRow>().Where(row => row.RequestedAt >= from && row.RequestedAt < to)
                .OrderBy(row => row.RequestedAt).ThenBy(row => row.Id).Take(MostRows)
                .ToListAsync(context.RequestAborted),
            acting.Now, acting.Policy)
        {
            Coverage = kind is ReportKind.TrustedContacts
                ? await TrustedCoverage.OfAsync(db, context.RequestAborted)
                : ReportInput.NoCoverage,
            Branch = context.Request.Query["branch"] is [{ } branch] ? branch : null,
            Inspector = context.Request.Query["inspector"] is [{ } inspector] ? inspector : null,
        });
        await (format == "csv" ? WriteCsvAsync(context, table) : WriteJsonAsync(context, table));
    }

    private static async Task WriteCsvAsync(HttpContext context, ReportTable table)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{Words.Of(table.Kind)}.csv\"";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(table.ToCsv()), context.RequestAborted);
    }

    private static Task WriteJsonAsync(HttpContext context, ReportTable table) =>
        JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString("report", Words.Of(table.Kind));
            WriteTexts("columns", table.Columns);
            json.WriteStartArray("rows");
            foreach (var row in table.Rows)
            {
                WriteTexts(null, row);
            }

            json.WriteEndArray();

            void WriteTexts(string? name, IReadOnlyList<string> texts)
            {
                if (name is null)
                {
                    json.WriteStartArray();
                }
                else
                {
                    json.WriteStartArray(name);
                }

                foreach (var text in texts)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
            }
        });
}
