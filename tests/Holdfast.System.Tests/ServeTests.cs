using System.Collections.Concurrent;

namespace Holdfast.System.Tests;

/// <summary><c>holdfast serve</c> as a process: started, stopped, killed in the middle of its work.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Records => _folder["records"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_makes_a_key_sends_events_stops_the_server_and_verifies_what_it_kept()
    {
        using (var server = await ServingProcess.StartAsync(Records))
        {
            var key = await ServingProcess.KeyAsync(Records);
            Assert.Equal(401, (await server.SendAsync(Events.SignIn("e-1"))).Status);
            server.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
            var (status, decision) = await server.SendAsync(Events.SignIn("e-1"));
            Assert.Equal(200, status);
            Assert.Contains("\"event\":\"e-1\"", decision, StringComparison.Ordinal);

            var (_, stream) = await server.SendAsync(
                Events.SignIn("e-1") + "\n" + Events.SignIn("e-2") + "\n", "application/x-ndjson");
            Assert.StartsWith(decision + "\n", stream, StringComparison.Ordinal);
            Assert.Equal(0, await server.StopAsync());
        }

        var whole = await HoldfastProcess.RunAsync(Ct, "verify", Records);
        Assert.Equal(0, whole.ExitCode);

        // The policy, the key, and the two events.
        Assert.StartsWith("whole and unaltered: 4 entries\n", whole.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_server_on_a_folder_does_not_start()
    {
        using var first = await ServingProcess.StartAsync(Records);

        var second = await HoldfastProcess.RunAsync(
            Ct, "serve", "--data", Records, "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("in use by another process", second.Error, StringComparison.Ordinal);
        Assert.Equal(401, (await first.SendAsync("{}")).Status);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public Task Nothing_that_was_answered_is_lost_or_answered_otherwise_when_the_server_is_killed_under_load() =>
        KillAsync(times: 5);

    [Fact]
    [Trait("Category", "Long")]
    public Task Nothing_that_was_answered_is_lost_in_two_hundred_kills() => KillAsync(times: 200);

    public void Dispose() => _folder.Dispose();

    private async Task KillAsync(int times)
    {
        var random = new Random(17);
        var key = await ServingProcess.KeyAsync(Records);
        var answered = new ConcurrentDictionary<string, string>();
        for (var round = 0; round < times; round++)
        {
            using var server = await ServingProcess.StartAsync(Records, key);
            var clients = Enumerable.Range(0, 8).Select(client => Task.Run(
                () => SendUntilItIsGoneAsync(server, $"r{round}-{client}", answered))).ToArray();

            // Some moment of its work: after so many answers, which fall in a group or between two.
            var moment = answered.Count + random.Next(1, 120);
            while (answered.Count < moment)
            {
                await Task.Yield();
            }

            await server.KillAsync();
            await Task.WhenAll(clients);
        }

        using var last = await ServingProcess.StartAsync(Records, key);
        foreach (var (text, decision) in answered)
        {
            Assert.Equal((200, decision), await last.SendAsync(text));
        }

        Assert.Equal(0, await last.StopAsync());
        Assert.Equal(0, (await HoldfastProcess.RunAsync(Ct, "verify", Records)).ExitCode);
    }

    private static async Task SendUntilItIsGoneAsync(
        ServingProcess server, string name, ConcurrentDictionary<string, string> answered)
    {
        for (var number = 0; ; number++)
        {
            var text = Events.SignIn($"{name}-{number}");
            try
            {
                var (status, decision) = await server.SendAsync(text);
                Assert.Equal(200, status);
                answered[text] = decision;
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }
}
