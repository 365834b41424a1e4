using System.Text.Json.Serialization;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Customers.Import;
using Holdfast.Desk.Records;
using Holdfast.Engine.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Holdfast.Desk.Customers;

/// <summary>
/// <c>POST /v1/customers/import</c>: a file of customers, contacts, accounts or relationships. Its answer names every
/// fault by row and column.
/// </summary>
internal sealed class ImportCustomers(CustomerImport import)
{
    /// <summary>The most bytes of a file.</summary>
    public const long BytesAtMost = 2L * 1024 * 1024 * 1024;

    public const string MediaType = "text/csv";

    public async Task HandleAsync(HttpContext context)
    {
        var query = new Query(context.Request.Query);
        var isDryRun = query.Flag("dryRun");
        var name = context.Request.Query["import"] is [{ } given] ? given : "import";
        if (!Fields.IsName(name))
        {
            query.Fault("import", "Expected 1 to 64 characters of A-Z a-z 0-9 . _ : -");
        }

        if (query.Refusal(["dryRun", "import"]) is { } faults)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        if (context.Request.ContentType?.Split(';')[0].Trim() != MediaType)
        {
            await Problem.Of(ProblemTypes.UnsupportedMediaType).ExecuteAsync(context);
            return;
        }

        if (context.Request.Headers.ContentEncoding.Count > 0)
        {
            await Problem.Of(ProblemTypes.UnsupportedContentEncoding).ExecuteAsync(context);
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = BytesAtMost;
        }

        var report = await import.RunAsync(
            context.Request.Body, isDryRun, name, ActorOf.Request(context), context.RequestAborted);
        await TypedResults.Json(ImportAnswer.Of(report), ImportJson.Default.ImportAnswer).ExecuteAsync(context);
    }
}

/// <summary>A report as it is answered.</summary>
internal sealed record ImportAnswer(
    ImportKind? Kind, bool DryRun, bool Finished, long Rows, long Begun, long Changed, long Same, long FaultCount,
    IReadOnlyList<ImportFault> Faults)
{
    public static ImportAnswer Of(ImportReport report) => new(
        report.Kind, report.IsDryRun, report.IsFinished, report.Rows, report.Begun, report.Changed, report.Same,
        report.FaultCount, report.Faults);
}

/// <summary>The form of reports in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ImportAnswer))]
internal sealed partial class ImportJson : JsonSerializerContext;
