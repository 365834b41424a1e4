using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Holdfast.Desk.Console;

/// <summary>
/// Counts what browsers report of pages that tried what their policy forbids. What is in a report is not kept: anybody
/// can send one, and it quotes addresses.
/// </summary>
internal sealed class PolicyReports
{
    public const string Path = "/policy-reports";

    private const int BodyBytes = 64 * 1024;

    private static readonly Counter<long> Reports = new Meter("Holdfast").CreateCounter<long>(
        "holdfast.console.policy_reports", "{report}",
        "Reports of browsers that a page tried what its content security policy forbids.");

    private long _taken;

    /// <summary>How many came since the start.</summary>
    public long Taken => Interlocked.Read(ref _taken);

    public static async Task<NoContent> TakeAsync(HttpContext context, PolicyReports reports, CancellationToken ct)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = BodyBytes;
        }

        await context.Request.Body.CopyToAsync(Stream.Null, ct);
        Interlocked.Increment(ref reports._taken);
        Reports.Add(1);
        return TypedResults.NoContent();
    }
}
