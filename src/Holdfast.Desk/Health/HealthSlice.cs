using System.Text.Json.Serialization;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Health;

/// <summary>How a server is.</summary>
/// <param name="Status"><c>live</c> or <c>ready</c>.</param>
internal sealed record HealthAnswer(string Status);

/// <summary>Health in JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HealthJson : JsonSerializerContext;

/// <summary>Whether the server lives, and whether it can do what it is there for.</summary>
public static class HealthSlice
{
    /// <summary>What health needs.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services, string folder) =>
        services
            .AddSingleton(provider => new Readiness(
                folder, provider.GetRequiredService<Partition>(),
                provider.GetRequiredService<ServerSettings>().Health))
            .AddHostedService<ReadinessWatch>();

    /// <summary>The routes of health, open where the settings say so.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var isOpen = routes.ServiceProvider.GetRequiredService<ServerSettings>().Health.IsOpen;
        var health = routes.MapGroup("/health").WithTags("Operation");
        if (isOpen)
        {
            health.AllowAnonymous();
        }
        else
        {
            health.RequireAuthorization(Scopes.HealthRead);
        }

        health.MapGet("/live", Live).WithName("IsLive").Describe(new RouteDescription(
            "Is the process alive", "Says that the server answers, and nothing of what it can do.")
        {
            Answers = [Described("live")],
        });
        health.MapGet("/ready", Ready).WithName("IsReady").Describe(new RouteDescription(
            "Can events be sent here",
            "Says whether events can be taken in: the journal is being written to, and there is space on the "
            + "disk. Asked with a key, a refusal says why.")
        {
            Answers = [Described("ready")],
            Problems = [ProblemTypes.NotReady],
        });
    }

    private static RouteAnswer Described(string status) => new(200, $"It is {status}.",
    [
        new RouteContent("application/json",
            $$$"""{"type":"object","properties":{"status":{"const":"{{{status}}}"}},"required":["status"]}""",
            $$$"""{"status":"{{{status}}}"}"""),
    ]);

    private static JsonHttpResult<HealthAnswer> Live() => Answer("live");

    private static Results<JsonHttpResult<HealthAnswer>, ProblemHttpResult> Ready(
        HttpContext context, Readiness readiness)
    {
        if (readiness.WhyNot() is not { } reason)
        {
            return Answer("ready");
        }

        context.Response.Headers.RetryAfter = "5";

        // Why, is told to whoever has a key: it names files and what failed.
        return Problem.Of(ProblemTypes.NotReady, context.User.Identity is { IsAuthenticated: true } ? reason : null);
    }

    private static JsonHttpResult<HealthAnswer> Answer(string status) =>
        TypedResults.Json(new HealthAnswer(status), HealthJson.Default.HealthAnswer);
}
