using System.Diagnostics;
using System.Globalization;
using System.Net;
using Holdfast.Desk.Console;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Benchmarks;

/// <summary>Asks for pages, one at a time, and prints how long each took and how large it is.</summary>
internal sealed class PageTimes(PageDesk desk, PagePlaces places, int rounds)
{
    // Asked for before anything is counted: what is compiled at first use is compiled once in the life of a server.
    private const int WarmUp = 6;

    // The pages whose addresses have filters: what people ask of the longest lists.
    private static readonly string[] Filtered =
    [
        "/cases?who=nobody", "/cases?order=newest", "/cases?state=all", "/cases?order=lastDecided",
        "/cases?kind=takeover",
        "/instructions?state=all", "/instructions?pressing=on", "/instructions?state=all&category=thirdParty&days=7",
        "/looks?all=true", "/messages?state=failed",
    ];

    public async Task MeasureAsync()
    {
        using var client = await desk.SignedInAsync();
        Console.WriteLine("| page | p50 ms | p95 ms | KB |\n| --- | ---: | ---: | ---: |");
        List<string> left = [];
        foreach (var route in desk.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            .OrderBy(route => route.RoutePattern.RawText, StringComparer.Ordinal))
        {
            if (!await MeasureAsync(client, route.RoutePattern.RawText!, places.PathsOf(route, rounds + WarmUp)))
            {
                left.Add(route.RoutePattern.RawText!);
            }
        }

        foreach (var path in Filtered)
        {
            await MeasureAsync(client, path, [.. Enumerable.Repeat(path, rounds + WarmUp)]);
        }

        await TellAssetsAsync(client);
        Console.WriteLine($"\nNot measured, for want of what they show or of the right: {string.Join(", ", left)}.");
    }

    private static async Task<bool> MeasureAsync(HttpClient client, string name, IReadOnlyList<string> paths)
    {
        List<double> times = [];
        long bytes = 0;
        foreach (var (round, path) in paths.Index())
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(path);
            bytes = (await answer.Content.ReadAsByteArrayAsync()).LongLength;
            if (answer.StatusCode is not HttpStatusCode.OK)
            {
                return false;
            }

            if (round >= WarmUp)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        if (times.Count == 0)
        {
            return false;
        }

        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| `{name}` | {At(0.5):0.0} | {At(0.95):0.0} | {bytes / 1024.0:0.0} |"));
        return true;

        double At(double part) => times[Math.Min((int)(times.Count * part), times.Count - 1)];
    }

    private async Task TellAssetsAsync(HttpClient client)
    {
        var assets = desk.Get<ConsoleAssets>();
        foreach (var path in (string[])[assets.Style, assets.Script, assets.Mark])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", "br");
            using var answer = await client.SendAsync(request);
            var bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| `{path.Split('.')[0]}.{path.Split('.')[^1]}`, packed | | | {bytes / 1024.0:0.0} |"));
        }
    }
}
