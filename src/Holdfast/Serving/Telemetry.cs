using System.Diagnostics;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Holdfast.Serving;

/// <summary>
/// Metrics at <c>/metrics</c>, and metrics and traces to an OTLP receiver where the settings name one.
/// </summary>
internal static class Telemetry
{
    private static readonly string[] Meters =
    [
        "Holdfast", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting", "System.Runtime",
    ];

    public static void AddTelemetry(this IServiceCollection services, TelemetrySettings settings)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("holdfast"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters).AddPrometheusExporter();
                if (settings.OtlpEndpoint is not null)
                {
                    metrics.AddOtlpExporter(otlp => Set(otlp, settings, "v1/metrics"));
                }
            });
        if (settings.OtlpEndpoint is not null)
        {
            telemetry.WithTracing(traces => traces
                .AddSource("Microsoft.AspNetCore")
                .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(1.0 / settings.TraceOneOf)))
                .AddProcessor(new WithoutCustomers())
                .AddOtlpExporter(otlp => Set(otlp, settings, "v1/traces")));
        }
    }

    public static void MapMetrics(this IEndpointRouteBuilder routes) => routes
        .MapPrometheusScrapingEndpoint("/metrics")
        .WithMetadata(new HttpMethodMetadata([HttpMethods.Get]))
        .WithName("ReadMetrics")
        .WithTags("Operation")
        .RequireAuthorization(Scopes.MetricsRead)
        .Describe(new RouteDescription("Metrics",
            "Metrics of the journal, the web server and the runtime as Prometheus text. Nothing in them names a "
            + "customer or an account.")
        {
            Answers =
            [
                new RouteAnswer(200, "The metrics.", [new RouteContent("text/plain", "{\"type\":\"string\"}")]),
            ],
        });

    private static void Set(OtlpExporterOptions otlp, TelemetrySettings settings, string path)
    {
        otlp.Protocol = settings.OtlpProtocol switch
        {
            OtlpProtocol.Grpc => OtlpExportProtocol.Grpc,
            OtlpProtocol.HttpProtobuf => OtlpExportProtocol.HttpProtobuf,
        };

        // An address that is set by code is taken as it is: by HTTP each kind of data has a path of its own.
        otlp.Endpoint = settings.OtlpProtocol is OtlpProtocol.HttpProtobuf
            ? new Uri($"{settings.OtlpEndpoint!.ToString().TrimEnd('/')}/{path}")
            : settings.OtlpEndpoint!;
        if (settings.OtlpHeadersVariable is { } variable)
        {
            otlp.Headers = Environment.GetEnvironmentVariable(variable);
        }
    }

    /// <summary>Takes from a trace what may name a customer: paths have accounts in them; the route has not.</summary>
    private sealed class WithoutCustomers : BaseProcessor<Activity>
    {
        private static readonly string[] Telling =
            ["url.path", "url.query", "url.full", "http.target", "http.url", "user_agent.original"];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in Telling)
            {
                data.SetTag(tag, null);
            }
        }
    }
}
