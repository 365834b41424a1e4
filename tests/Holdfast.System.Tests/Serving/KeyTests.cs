using System.Net;
using System.Text;

namespace Holdfast.System.Tests.Serving;

/// <summary>Keys from the shell, with a server and without one.</summary>
public sealed class KeyTests : IDisposable
{
    private const string Event =
        """{"id":"e-1","type":"login.succeeded","time":"2026-01-05T14:00:00Z","customer":"c-1","""
        + "\"data\":{\"method\":\"password\"}}";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Records => _folder["records"];

    [Fact]
    public async Task A_key_made_without_a_server_opens_one_and_is_revoked_while_it_runs()
    {
        var made = await HoldfastProcess.RunAsync(
            Ct, "key", "add", "--data", Records, "--name", "core", "--scope", "events:write", "decisions:read");
        var key = made.Output.TrimEnd('\n');
        await using var server = await ServerProcess.StartAsync(Ct, "--data", Records);
        using var client = server.With(key);

        using var open = await SendAsync(client);
        var listed = await HoldfastProcess.RunAsync(Ct, "key", "list", "--data", Records);
        var revoked = await HoldfastProcess.RunAsync(Ct, "key", "revoke", key.Split('_')[1], "--data", Records);
        using var shut = await SendAsync(client);
        var stopped = await server.StopAsync(Ct);
        var after = await HoldfastProcess.RunAsync(Ct, "key", "list", "--data", Records);

        Assert.Equal(0, made.ExitCode);
        Assert.Matches("^hf_[0-9a-z]{10}_[0-9a-z]{58}\n$", made.Output);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (open.StatusCode, shut.StatusCode));
        Assert.Contains($"shell:{Environment.UserName}", listed.Output, StringComparison.Ordinal);
        Assert.Contains("events:write,decisions:read", listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(key[14..], listed.Output + after.Output + stopped.Said, StringComparison.Ordinal);
        Assert.Equal((0, 0), (revoked.ExitCode, stopped.ExitCode));
        Assert.False(File.Exists(Path.Combine(Records, "control.sock")));
        Assert.Matches("core .* 20[0-9T:.-]+Z +20[0-9T:.-]+Z\n", after.Output);
    }

    [Fact]
    public async Task A_command_without_a_server_says_what_is_wrong_and_nothing_of_its_own_requests()
    {
        var said = await HoldfastProcess.RunAsync(
            Ct, "key", "add", "--data", Records, "--name", "*", "--scope", "events:write");

        Assert.Equal(1, said.ExitCode);
        Assert.Matches(
            "^holdfast: the master key [^\n]+\n"
                + "holdfast: The request is not well formed\\.\n  /name: A name has [^\n]+\n$",
            said.Error);
    }

    [Fact]
    public async Task A_key_can_be_made_after_a_server_was_killed()
    {
        await using (await ServerProcess.StartAsync(Ct, "--data", Records))
        {
        }

        Assert.True(File.Exists(Path.Combine(Records, "control.sock")));
        var made = await HoldfastProcess.RunAsync(
            Ct, "key", "add", "--data", Records, "--name", "core", "--scope", "events:write");

        Assert.Equal((0, false), (made.ExitCode, File.Exists(Path.Combine(Records, "control.sock"))));
    }

    [Fact]
    public async Task A_wrong_wish_is_told_and_a_folder_that_is_not_there_is_not_made()
    {
        var scope = await HoldfastProcess.RunAsync(
            Ct, "key", "add", "--data", Records, "--name", "core", "--scope", "events:eat");
        var none = await HoldfastProcess.RunAsync(Ct, "key", "list", "--data", _folder["nothing"]);
        var lost = await HoldfastProcess.RunAsync(Ct, "key", "revoke", "k7m2q9x4b1", "--data", Records);

        Assert.Equal((1, 1, 1), (scope.ExitCode, none.ExitCode, lost.ExitCode));
        Assert.Contains("/scopes/0: There is no such scope", scope.Error, StringComparison.Ordinal);
        Assert.Equal($"holdfast: {_folder["nothing"]} does not exist.\n", none.Error);
        Assert.Contains("There is no key with this id.", lost.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["nothing"]));
    }

    [Fact]
    public async Task A_folder_that_another_command_holds_takes_keys_when_that_has_ended()
    {
        using var score = HoldfastProcess.Start("score", "--data", Records);
        await score.StandardInput.WriteLineAsync(Event.AsMemory(), Ct);
        await score.StandardInput.FlushAsync(Ct);
        await score.StandardOutput.ReadLineAsync(Ct);

        var adding = HoldfastProcess.RunAsync(
            Ct, "key", "add", "--data", Records, "--name", "core", "--scope", "events:write");
        score.StandardInput.Close();
        await score.WaitForExitAsync(Ct);

        Assert.Equal(0, (await adding).ExitCode);
    }

    [Fact]
    public async Task Keys_are_proven_with_the_records()
    {
        await HoldfastProcess.RunAsync(
            Ct, "key", "add", "--data", Records, "--name", "core", "--scope", "events:write");

        var verified = await HoldfastProcess.RunAsync(Ct, "verify", Records);

        Assert.StartsWith("whole and unaltered: 2 entries\n", verified.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client)
    {
        using var content = new StringContent(Event, Encoding.UTF8, "application/json");
        return await client.PostAsync("/v1/events", content, Ct);
    }
}
