using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Holdfast.System.Tests.Serving;

/// <summary>A server as a process: its settings, what it says of itself, and what it must not say.</summary>
public sealed class SettingsTests : IDisposable
{
    private static readonly string[] Canaries =
        ["123-45-6789", "acct-88112233", "canary@example.com", "hf_canary0000_secret", "canary-device"];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Records => _folder["records"];

    [Fact]
    public async Task Wrong_settings_are_told_with_line_and_fix_and_nothing_is_begun()
    {
        var file = _folder.Write(
            "holdfast.json", "{\n  \"limits\": { \"connection\": 5 },\n  \"health\": { \"open\": 1 }\n}\n");

        var said = await HoldfastProcess.RunAsync(Ct, "serve", "--data", Records, "--config", file);

        Assert.Equal(1, said.ExitCode);
        Assert.Equal(
            [
                $"holdfast: {file}, line 2: limits.connection: There is no such setting; there is limits.connections, "
                    + "limits.requestSeconds, limits.events.",
                $"holdfast: {file}, line 3: health.open: Expected true or false; write that, or leave the setting out.",
            ],
            said.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.False(Directory.Exists(Records));
    }

    [Fact]
    public async Task Plain_http_for_others_is_refused_and_so_is_another_store()
    {
        await HoldfastProcess.RunAsync(Ct, "key", "add", "--data", Records, "--name", "a", "--scope", "events:write");
        var connection = _folder.Write("connection", "Host=localhost");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(connection, UnixFileMode.UserRead);
        }

        File.WriteAllText(Path.Combine(Records, "holdfast.json"),
            $$$"""{"store":{"kind":"postgres","connectionFile":"{{{connection}}}"}}""");

        var store = await HoldfastProcess.RunAsync(Ct, "serve", "--data", Records);
        var plain = await HoldfastProcess.RunAsync(
            Ct, "serve", "--data", _folder["other"], "--urls", "http://0.0.0.0:5080");

        Assert.Equal((1, 1), (store.ExitCode, plain.ExitCode));
        Assert.Contains("was begun with sqlite", store.Error, StringComparison.Ordinal);
        Assert.Contains("listen.allowPlainHttp", plain.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_a_customer_is_known_by_is_in_logs_metrics_or_errors_and_no_line_is_forged()
    {
        var settings = _folder.Write("all.json", "{\"log\":{\"requests\":\"all\"}}");
        var key = await KeyAsync("events:write", "keys:write", "metrics:read", "timelines:read", "decisions:read");
        await using var server = await ServerProcess.StartAsync(Ct, "--data", Records, "--config", settings);
        using var client = server.With(key);
        var errors = new StringBuilder();
        foreach (var canary in Canaries)
        {
            foreach (var path in (string[])
                [$"/v1/decisions/{canary}", $"/v1/accounts/{canary}/timeline", $"/v1/customers/{canary}%0aforged",
                    $"/v1/keys?after={canary}", $"/v1/keys/{canary}", $"/{canary}?q={canary}"])
            {
                using var answer = await client.GetAsync(path, Ct);
                if (!answer.IsSuccessStatusCode)
                {
                    errors.Append(await answer.Content.ReadAsStringAsync(Ct));
                }
            }

            foreach (var (path, body) in ((string, string)[])
                [("/v1/events", Event(canary)), ("/v1/events", Event(canary)[..^1]), ("/v1/events", $"\"{canary}\""),
                    ("/v1/keys", $$$"""{"name":"x\n{{{canary}}}","scopes":["{{{canary}}}"]}"""),
                    ("/v1/keys", $$$"""{"{{{canary}}}":1}""")])
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                content.Headers.Add("X-Canary", canary);
                using var answer = await client.PostAsync(path, content, Ct);
                if (!answer.IsSuccessStatusCode)
                {
                    errors.Append(await answer.Content.ReadAsStringAsync(Ct));
                }
            }

            using var guess = server.With(canary);
            using var refused = await guess.GetAsync("/v1/keys", Ct);
            errors.Append(await refused.Content.ReadAsStringAsync(Ct));
        }

        using var good = new StringContent(
            Event("c-1").Replace("\"method\":\"c-1\"", "\"method\":\"password\"", StringComparison.Ordinal),
            Encoding.UTF8, "application/json");
        using var kept = await client.PostAsync("/v1/events", good, Ct);
        var metrics = await client.GetStringAsync("/metrics", Ct);
        var stopped = await server.StopAsync(Ct);

        Assert.Contains("http_server_request_duration_seconds_count", metrics, StringComparison.Ordinal);
        Assert.Contains("holdfast_journal_entries", metrics, StringComparison.Ordinal);
        Assert.Contains("/v1/events", stopped.Said, StringComparison.Ordinal);
        foreach (var canary in Canaries)
        {
            Assert.DoesNotContain(canary, metrics, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, stopped.Said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, errors.ToString(), StringComparison.OrdinalIgnoreCase);
        }

        var log = stopped.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("holdfast: ", StringComparison.Ordinal)).ToList();
        Assert.All(log, line => Assert.Equal("Information", JsonNode.Parse(line)!["LogLevel"]!.GetValue<string>()));
        Assert.DoesNotContain(log, line => line.Contains("forged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_limit_of_memory_of_the_settings_is_the_one_in_force()
    {
        var key = await KeyAsync("metrics:read");
        File.WriteAllText(Path.Combine(Records, "holdfast.json"), """{"memory":{"limitMebibytes":128}}""");
        await using var server = await ServerProcess.StartAsync(Ct, "--data", Records);
        using var client = server.With(key);

        var metrics = await client.GetStringAsync("/metrics", Ct);

        Assert.Matches("\nholdfast_knowledge_limit_bytes(\\{.*\\})? 134217728[ \n]", metrics);
    }

    [Fact]
    public async Task The_document_in_the_repository_is_what_a_server_gives()
    {
        var key = await KeyAsync("events:write");
        await using var server = await ServerProcess.StartAsync(Ct, "--data", Records);
        using var client = server.With(key);

        var given = await client.GetStringAsync("/openapi/v1.json", Ct) + "\n";
        using var metrics = await client.GetAsync("/metrics", Ct);

        var page = Checkout.Full("docs/reference/openapi.json");
        if (!File.Exists(page) || File.ReadAllText(page) != given)
        {
            var copy = Checkout.Full("artifacts/golden/openapi.json");
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await File.WriteAllTextAsync(copy, given, Ct);
            Assert.Fail($"The document has changed. Look at the difference, then: cp {copy} {page}");
        }

        Assert.Equal(HttpStatusCode.Forbidden, metrics.StatusCode);
        Assert.NotNull(JsonNode.Parse(given)!["paths"]!["/metrics"]!["get"]);
    }

    [Fact]
    public async Task The_guide_to_connecting_does_what_it_says()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no shell.");
        var guide = await File.ReadAllTextAsync(Checkout.Full("docs/guides/connecting.md"), Ct);
        var blocks = guide.Split("```sh\n").Skip(1).Select(block => block.Split("```")[0]).ToList();
        await using var server = await ServerProcess.StartAsync(Ct, "--data", Records);

        // The server of the guide is this one, on a port that is free here.
        var script = "set -euo pipefail\n" + string.Concat(blocks)
            .Replace("./holdfast serve --data records --urls http://127.0.0.1:5080 &\n", "", StringComparison.Ordinal)
            .Replace("./holdfast", HoldfastProcess.Executable, StringComparison.Ordinal)
            .Replace("--data records", $"--data {Records}", StringComparison.Ordinal)
            .Replace("http://127.0.0.1:5080", server.Address.ToString().TrimEnd('/'), StringComparison.Ordinal);
        var said = await HoldfastProcess.RunAsync("/bin/bash", _folder.Path, ["-c", script], Ct);

        Assert.True(said.ExitCode == 0, said.Error);
        var decision = guide.Split("```json\n")[1].Split('\n')[0];
        Assert.StartsWith(decision, said.Output, StringComparison.Ordinal);
        Assert.Contains("\"event\":\"e-3\"", said.Output, StringComparison.Ordinal);
        Assert.Contains("\"openapi\": \"3.1", said.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Event(string canary) => $$$"""
        {"id":"e-1","type":"login.succeeded","time":"2026-01-05T14:00:00Z","customer":"{{{canary}}}",
         "account":"{{{canary}}}","device":{"id":"{{{canary}}}"},"data":{"method":"{{{canary}}}"}}
        """;

    private async Task<string> KeyAsync(params string[] scopes) => (await HoldfastProcess.RunAsync(
        Ct, ["key", "add", "--data", Records, "--name", "tester", "--scope", .. scopes])).Output.TrimEnd('\n');
}
