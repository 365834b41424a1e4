using System.Net;
using Holdfast.Desk.Access;

namespace Holdfast.Desk.Tests.Access;

/// <summary>The control socket: its owner's alone, and a world of its own.</summary>
public sealed class ControlSocketTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_its_owner_can_open_the_socket()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no file modes.");
        await using var served = await Served.StartAsync(_folder["records"]);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(served.Socket));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(_folder["records"]));
        }
    }

    [Fact]
    public async Task Its_routes_are_at_no_other_listener_and_no_others_are_at_it()
    {
        await using var served = await Served.StartAsync(_folder["records"]);
        using var client = served.With(
            await served.KeyAsync("all", [.. Scopes.All.Select(scope => scope.Name)]));

        foreach (var (method, path) in ((HttpMethod, string)[])
            [(HttpMethod.Get, "/control/keys"), (HttpMethod.Post, "/control/keys"),
                (HttpMethod.Delete, "/control/keys/k7m2q9x4b1")])
        {
            using var elsewhere = await client.SendAsync(new HttpRequestMessage(method, path), Ct);
            using var nobody = await served.Nobody.SendAsync(new HttpRequestMessage(method, path), Ct);
            using var pretender = new HttpRequestMessage(method, path) { Headers = { { "Holdfast-User", "root" } } };
            using var pretended = await served.Nobody.SendAsync(pretender, Ct);
            Assert.Equal(
                (HttpStatusCode.NotFound, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized),
                (elsewhere.StatusCode, nobody.StatusCode, pretended.StatusCode));
        }

        foreach (var path in (string[])["/v1/keys", "/health/live", "/openapi/v1.json", "/nothing"])
        {
            using var answer = await served.Shell.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_socket_that_a_killed_server_left_does_not_stop_the_next()
    {
        Directory.CreateDirectory(_folder["records"]);
        File.WriteAllText(Path.Combine(_folder["records"], "control.sock"), "");
        await using var served = await Served.StartAsync(_folder["records"]);
        using var answer = await served.Shell.GetAsync("/control/keys", Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public void Dispose() => _folder.Dispose();
}
