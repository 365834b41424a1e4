using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Benchmarks;

/// <summary>
/// <c>pages --cases N --instructions N --entries N --rounds N</c>: fills a desk with so many cases, instructions and
/// entries of the journal, asks for every page that can be asked for as often as there are rounds, as somebody with all
/// rights that go together, and prints how long the server took and how much it sent. With <c>--slow MS</c> it prints
/// the queries, too, that took so long or longer.
/// </summary>
internal static class PageLoad
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = arguments.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        var order = new PageOrder(
            Option(options, "--cases", 200_000), Option(options, "--instructions", 100_000),
            Option(options, "--entries", 5_000_000), Option(options, "--rounds", 60), Option(options, "--slow", 0));
        var folder = Directory.CreateTempSubdirectory("holdfast-bench-");
        try
        {
            await using var desk = await PageDesk.StartAsync(folder.FullName, order.Slow);
            var places = await new PageFilling(desk, order).FillAsync();
            await new PageTimes(desk, places, order.Rounds).MeasureAsync();
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Option(Dictionary<string, string> options, string name, int otherwise) =>
        options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}

/// <summary>How much is to be there, and how often pages are asked for.</summary>
internal sealed record PageOrder(int Cases, int Instructions, int Entries, int Rounds, int Slow);

/// <summary>What stands in addresses of pages that show one thing: for each first part of a path some ids.</summary>
internal sealed class PagePlaces(IReadOnlyDictionary<string, IReadOnlyList<string>> ids)
{
    /// <summary>The addresses of a page, one for each round; empty where it needs what is not here.</summary>
    public IReadOnlyList<string> PathsOf(RouteEndpoint route, int rounds)
    {
        var pattern = "/" + route.RoutePattern.RawText!.Trim('/');
        if (route.RoutePattern.Parameters.Count == 0)
        {
            return [.. Enumerable.Repeat(pattern, rounds)];
        }

        if (route.RoutePattern.Parameters.Count > 1 || !ids.TryGetValue(pattern.Split('/')[1], out var known))
        {
            return [];
        }

        var (before, after) = (pattern[..pattern.IndexOf('{')], pattern[(pattern.IndexOf('}') + 1)..]);
        var query = pattern.StartsWith("/customers/", StringComparison.Ordinal) ? "?purpose=service&case=T-1" : "";
        return [.. Enumerable.Range(0, rounds).Select(round => before + known[round % known.Count] + after + query)];
    }
}
