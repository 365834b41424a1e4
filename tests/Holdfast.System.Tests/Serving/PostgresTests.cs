using System.Net;
using System.Text.Json.Nodes;
using Holdfast.Cluster.Tests;

namespace Holdfast.System.Tests.Serving;

/// <summary>A server as a process whose records are in PostgreSQL, through the end of either.</summary>
public sealed class PostgresTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1), BetweenTries = TimeSpan.FromMilliseconds(100);

    private readonly PostgresServer _postgres = PostgresServer.Start();
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Records => _folder["records"];

    [Fact]
    [Trait("Category", "Slow")]
    public async Task What_was_answered_is_answered_again_after_both_were_killed_and_moves_to_a_file_and_back()
    {
        var lines = ScoreStreamTests.Lines(Events.Story() + Events.Many(50));
        var file = _folder.Write("events.ndjson", string.Join('\n', lines));
        var expected = ScoreStreamTests.Lines((await HoldfastProcess.RunAsync(Ct, "score", file)).Output);
        var config = Configure();
        var key = (await HoldfastProcess.RunAsync(Ct, "key", "add", "--data", Records, "--config", config, "--name",
            "tests", "--scope", "events:write", "timelines:read")).Output.Trim();

        // The process ends in the middle, and its database with it.
        await using (var first = await ServerProcess.StartAsync(Records, key, Ct))
        {
            Assert.Equal(expected[..30], await SendAsync(first, lines[..30]));
            await first.KillAsync();
        }

        RestartPostgres();
        await using (var second = await ServerProcess.StartAsync(Records, key, Ct))
        {
            Assert.Equal(expected[..40], await SendAsync(second, lines[..40]));

            // The database ends alone, and the server finds it again.
            RestartPostgres();
            Assert.Equal(expected, await SendAsync(second, lines));

            // Behind the policy and the key. Of those made up beside the story, one is of the same account.
            Assert.Equal(13 + 1, await TimelineAsync(second, "/v1/accounts/a-1/timeline", 2 + lines.Length));
            Assert.Equal(0, (await second.StopAsync(Ct)).ExitCode);
        }

        Assert.False(File.Exists(Path.Combine(Records, "timelines.db")));
        Assert.False(File.Exists(Path.Combine(Records, "journal.db")));
        await MoveToSqliteAsync(file, expected);
    }

    public void Dispose()
    {
        _postgres.Dispose();
        _folder.Dispose();
    }

    private async Task MoveToSqliteAsync(string file, string[] expected)
    {
        var (backup, copy) = (_folder["records.backup"], _folder["copy"]);
        var there = await HoldfastProcess.RunAsync(Ct, "verify", Records);
        var made = await HoldfastProcess.RunAsync(Ct, "backup", "--data", Records, "--to", backup);
        var restored = await HoldfastProcess.RunAsync(
            Ct, "restore", backup, "--data", copy, "--key", Path.Combine(Records, "journal.key"), "--master-key",
            Path.Combine(Records, "keys", "master.key"));
        var here = await HoldfastProcess.RunAsync(Ct, "verify", copy);
        var again = await HoldfastProcess.RunAsync(Ct, "score", file, "--data", copy);

        Assert.Equal((0, 0, 0), (made.ExitCode, restored.ExitCode, again.ExitCode));
        Assert.StartsWith("whole and unaltered: ", there.Output, StringComparison.Ordinal);
        Assert.Equal(there.Output, here.Output);
        Assert.Equal(expected, ScoreStreamTests.Lines(again.Output));
        Assert.Contains($"repeats={expected.Length}", again.Error, StringComparison.Ordinal);
    }

    // Sends each until it is answered, as a sender does that is told to come again.
    private static async Task<string[]> SendAsync(ServerProcess server, string[] lines)
    {
        List<string> answers = [];
        using var ticks = new PeriodicTimer(BetweenTries);
        foreach (var line in lines)
        {
            var started = TimeProvider.System.GetTimestamp();
            while (true)
            {
                var (status, body) = await server.SendAsync(line, Ct);
                if (status is HttpStatusCode.OK)
                {
                    answers.Add(body.TrimEnd('\n'));
                    break;
                }

                Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
                Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, body);
                await ticks.WaitForNextTickAsync(Ct);
            }
        }

        return [.. answers];
    }

    // How many entries a timeline has when it tells of all entries before a position.
    private static async Task<int> TimelineAsync(ServerProcess server, string path, int before)
    {
        using var ticks = new PeriodicTimer(BetweenTries);
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await server.Client.GetAsync(new Uri(path, UriKind.Relative), Ct);
            var text = await answer.Content.ReadAsStringAsync(Ct);
            if (answer.IsSuccessStatusCode && JsonNode.Parse(text)!["upTo"]!.GetValue<long>() >= before)
            {
                return JsonNode.Parse(text)!["entries"]!.AsArray().Count;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, text);
            await ticks.WaitForNextTickAsync(Ct);
        }
    }

    private void RestartPostgres()
    {
        _postgres.Kill();
        _postgres.Start();
    }

    private string Configure()
    {
        var connection = _folder.Write("connection", _postgres.Connection());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(connection, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return _folder.Write(Path.Combine(Directory.CreateDirectory(Records).Name, "holdfast.json"), new JsonObject
        {
            ["store"] = new JsonObject
            {
                ["kind"] = "postgres",
                ["connectionFile"] = connection,
                ["schema"] = "firm_a",
            },
        }.ToJsonString());
    }
}
