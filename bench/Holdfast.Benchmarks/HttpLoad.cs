using System.Diagnostics;
using System.Globalization;

namespace Holdfast.Benchmarks;

/// <summary>
/// <c>http --url URL [--key KEY] [--pid PID] [--concurrency 1,8,32,128] [--seconds N] [--batch] [--accounts N]</c>:
/// sends events to a server on this machine over connections that stay open, and says how it answers: decisions a
/// second, how long they take, the longest time without any, and what the server's process spends on each.
/// </summary>
internal sealed class HttpLoad(Dictionary<string, string> options)
{
    private readonly Uri _url = new(options["--url"]);
    private readonly string? _key = options.GetValueOrDefault("--key");
    private readonly int _seconds = Number(options, "--seconds", 20);
    private readonly bool _isBatch = options.ContainsKey("--batch");

    public static int Run(string[] arguments)
    {
        var options = new Dictionary<string, string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            options[arguments[i]] = arguments[i] is "--batch" or "--floor" ? "" : arguments[++i];
        }

        new HttpLoad(options).RunAsync().GetAwaiter().GetResult();
        return 0;
    }

    private async Task RunAsync()
    {
        // Another number in every run, because an event sent again is answered from the journal.
        var feed = new LoadFeed(Number(options, "--accounts", 10_000), Number(options, "--events", 150_000));
        var server = options.TryGetValue("--pid", out var pid)
            ? new ServerProcess(int.Parse(pid, CultureInfo.InvariantCulture))
            : null;
        if (!options.ContainsKey("--floor"))
        {
            // What is normal is known before anything is measured, and the server's code is warm.
            await StreamAsync(feed.Past().GetEnumerator(), new LoadCount(), CancellationToken.None);
        }

        foreach (var text in options.GetValueOrDefault("--concurrency", "1,8,32,128").Split(','))
        {
            await MeasureAsync(int.Parse(text, CultureInfo.InvariantCulture), feed, server);
        }
    }

    private async Task MeasureAsync(int concurrency, LoadFeed feed, ServerProcess? server)
    {
        var count = new LoadCount();
        using var end = new CancellationTokenSource();
        var before = server?.Processor ?? default;
        var watch = Stopwatch.StartNew();
        var connections = Enumerable.Range(0, concurrency).Select(_ => Task.Run(() => _isBatch
            ? StreamAsync(feed.Endless(end.Token), count, CancellationToken.None)
            : OneByOneAsync(feed, count, end.Token))).ToArray();
        List<long> memory = [];
        while (watch.Elapsed.TotalSeconds < _seconds)
        {
            await Task.Delay(500);
            memory.Add(server?.Memory ?? 0);
        }

        // Counted up to here, so that the end of the streams is no part of it.
        var (answered, elapsed, processor) = (count.Answered, watch.Elapsed, (server?.Processor ?? default) - before);
        await end.CancelAsync();
        await Task.WhenAll(connections);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"concurrency {concurrency,4}: {answered / elapsed.TotalSeconds,9:N0}/s  {count.Latencies}"
            + $"longest gap {count.LongestGap.TotalMilliseconds:N1} ms  errors {count.Errors}  "
            + $"processor {processor.TotalMilliseconds / Math.Max(1, answered):N4} ms each  "
            + $"memory {memory[0] >> 20} to {memory[^1] >> 20} MB, most {memory.Max() >> 20}"));
    }

    private async Task OneByOneAsync(LoadFeed feed, LoadCount count, CancellationToken end)
    {
        using var connection = await LoadConnection.OpenAsync(_url, _key);
        while (!end.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            var isGood = await connection.SendAsync(feed.Next());
            count.Take(Stopwatch.GetTimestamp() - started, isGood);
        }
    }

    private async Task StreamAsync(IEnumerator<byte[]> events, LoadCount count, CancellationToken ct)
    {
        using var connection = await LoadConnection.OpenAsync(_url, _key);
        await connection.StreamAsync(events, count, ct);
    }

    private static int Number(Dictionary<string, string> options, string name, int otherwise) =>
        options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
