using System.Net;

namespace Holdfast.System.Tests.Serving;

/// <summary><c>holdfast serve</c> as a process, from its first start to its end.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Records => _folder["records"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_makes_a_key_sends_events_stops_the_server_and_verifies_what_it_kept()
    {
        await using (var server = await ServerProcess.StartAsync(Ct, "--data", Records))
        {
            var key = await ServerProcess.MakeKeyAsync(Records, Ct);
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.SendAsync(Events.SignIn("e-1"), Ct)).Status);
            server.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
            var (status, decision) = await server.SendAsync(Events.SignIn("e-1"), Ct);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Contains("\"event\":\"e-1\"", decision, StringComparison.Ordinal);

            var (_, stream) = await server.SendAsync(
                Events.SignIn("e-1") + "\n" + Events.SignIn("e-2") + "\n", Ct, "application/x-ndjson");
            Assert.StartsWith(decision + "\n", stream, StringComparison.Ordinal);
            Assert.Equal(0, (await server.StopAsync(Ct)).ExitCode);
        }

        var whole = await HoldfastProcess.RunAsync(Ct, "verify", Records);
        Assert.Equal(0, whole.ExitCode);

        // The policy, the rules of cases, the key, and the two events.
        Assert.StartsWith("whole and unaltered: 5 entries\n", whole.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
