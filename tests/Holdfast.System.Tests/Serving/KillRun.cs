using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Holdfast.System.Tests.Serving;

/// <summary>
/// D1, C1: a server is killed at random moments while clients send, one event a request and in streams, and while
/// others ask. Whatever it acknowledged is there afterwards, once, in an order that real time allows.
/// </summary>
internal sealed partial class KillRun : IDisposable
{
    private const int Clients = 8, EventsOfStream = 64;

    private readonly TemporaryFolder _folder = new();
    private readonly Acknowledgements _acknowledged = new();
    private readonly List<string> _unanswered = [];
    private int _next;

    private string Records => _folder["records"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    /// <summary>Kills a server so many times, and looks after that at all that it acknowledged.</summary>
    public static async Task RunAsync(int kills, int seed)
    {
        using var run = new KillRun();
        await run.KillAsync(kills, seed);
    }

    private async Task KillAsync(int kills, int seed)
    {
        var random = new Random(seed);
        var key = await ServerProcess.MakeKeyAsync(Records, Ct);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var server = await ServerProcess.StartAsync(Records, key, Ct);

            // What had no answer when the last kill came may be kept or not; its sender asks again.
            await Task.WhenAll(_unanswered.Select(id => SendOneAsync(server.Client, id)));
            _unanswered.Clear();

            // Some moment of its work: after so many answers, which falls in a group or between two.
            var moment = _acknowledged.After(random.Next(1, 400));
            var working = Enumerable.Range(0, Clients).Select(client => WorkAsync(server, client)).ToArray();
            await moment;
            await server.KillAsync();
            await Task.WhenAll(working);
        }

        await using (var last = await ServerProcess.StartAsync(Records, key, Ct))
        {
            await Task.WhenAll(_unanswered.Select(id => SendOneAsync(last.Client, id)));
            Assert.Equal(0, (await last.StopAsync(Ct)).ExitCode);
        }

        _acknowledged.Check(await JournalAsync());
    }

    // Goes on until the server is gone.
    private async Task WorkAsync(ServerProcess server, int client)
    {
        string[] ids = [];
        try
        {
            while (true)
            {
                ids = NewIds(client == 0 ? EventsOfStream : 1);
                await (client == 0 ? SendStreamAsync(server.Client, ids) : SendOneAsync(server.Client, ids[0]));
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
        {
            lock (_unanswered)
            {
                _unanswered.AddRange(ids.Except(_acknowledged.Answered));
            }
        }
    }

    private string[] NewIds(int count)
    {
        var end = Interlocked.Add(ref _next, count);
        return [.. Enumerable.Range(end - count, count).Select(number => $"e-{number}")];
    }

    private async Task SendOneAsync(HttpClient client, string id)
    {
        _acknowledged.Sending(id);
        using var content = new StringContent(EventOf(id), Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(ServerProcess.Events, content, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Equal((HttpStatusCode.OK, id), (answer.StatusCode, IdOf(text)));
        _acknowledged.Take(id, text);
    }

    private async Task SendStreamAsync(HttpClient client, string[] ids)
    {
        Array.ForEach(ids, _acknowledged.Sending);
        using var content = new StringContent(string.Concat(ids.Select(id => EventOf(id) + "\n")));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var request = new HttpRequestMessage(HttpMethod.Post, ServerProcess.Events) { Content = content };
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var stream = await answer.Content.ReadAsStreamAsync(Ct);
        using var lines = new StreamReader(stream);
        for (var place = 0; place < ids.Length; place++)
        {
            var text = await lines.ReadLineAsync(Ct) ?? throw new IOException("The answers broke off.");
            Assert.Equal(ids[place], IdOf(text));
            _acknowledged.Take(ids[place], text);
        }
    }

    private static string EventOf(string id)
    {
        var number = int.Parse(id[2..]);
        return Events.Snapshot(id, number % 100, number % 40_000);
    }

    private static string IdOf(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.GetProperty("event").GetString()!;
    }

    private async Task<List<(string Id, string Decision)>> JournalAsync()
    {
        var verified = await HoldfastProcess.RunAsync(Ct, "verify", Records);
        Assert.Equal(0, verified.ExitCode);
        var last = long.Parse(Counted().Match(verified.Output).Groups[1].Value) - 1;
        var export = _folder["all.ndjson"];
        var exported = await HoldfastProcess.RunAsync(
            Ct, "export", "--data", Records, "--from", "0", "--to", $"{last}", "--out", export);
        Assert.Equal(0, exported.ExitCode);

        List<(string Id, string Decision)> events = [];
        foreach (var line in File.ReadLines(export).Skip(1))
        {
            using var entry = JsonDocument.Parse(line);
            if (entry.RootElement.TryGetProperty("decision", out var decision))
            {
                var id = entry.RootElement.GetProperty("event").GetProperty("id").GetString()!;
                events.Add((id, decision.GetRawText()));
            }
        }

        return events;
    }

    [GeneratedRegex("^whole and unaltered: ([0-9]+) entries")]
    private static partial Regex Counted();
}
