using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Holdfast.System.Tests.Serving;

/// <summary>A server as a process of its own, on a free port of this machine, and a client with a key to it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    internal static readonly Uri Events = new("/v1/events", UriKind.Relative);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>A client of the server, with the key if there is one.</summary>
    internal HttpClient Client { get; private set; } = new();

    internal Uri Address { get; private set; } = new("http://127.0.0.1");

    internal int Id => _process.Id;

    /// <summary>All that it said so far.</summary>
    internal string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Makes a key for a folder at rest.</summary>
    internal static Task<string> MakeKeyAsync(string folder, CancellationToken ct) => MakeKeyAsync(
        folder,
        ["events:write", "decisions:read", "timelines:read", "records:read", "health:read", "metrics:read"], ct);

    /// <summary>Makes a key with some rights for a folder at rest.</summary>
    internal static async Task<string> MakeKeyAsync(
        string folder, IEnumerable<string> scopes, CancellationToken ct)
    {
        var said = await HoldfastProcess.RunAsync(
            ct,
            [
                "key", "add", "--data", folder, "--name", "tests",
                .. scopes.SelectMany(scope => (string[])["--scope", scope]),
            ]);
        Assert.Equal(0, said.ExitCode);
        return said.Output.Trim();
    }

    /// <summary>Starts it with some arguments and waits until it answers.</summary>
    internal static Task<ServerProcess> StartAsync(CancellationToken ct, params string[] arguments) =>
        StartAsync([HoldfastProcess.Executable, "serve", "--urls", "http://127.0.0.1:0", .. arguments], ct);

    /// <summary>Starts it on a folder, with a client that has a key.</summary>
    internal static Task<ServerProcess> StartAsync(string folder, string key, CancellationToken ct) =>
        StartAsync([], folder, key, ct);

    /// <summary>Starts it under another program, which gets its command line.</summary>
    internal static async Task<ServerProcess> StartAsync(
        IReadOnlyList<string> under, string folder, string key, CancellationToken ct)
    {
        var server = await StartAsync(
            [.. under, HoldfastProcess.Executable, "serve", "--data", folder, "--urls", "http://127.0.0.1:0"], ct);
        server.Client = server.With(key);
        return server;
    }

    /// <summary>Another client of the server.</summary>
    internal HttpClient With(string key)
    {
        var client = new HttpClient { BaseAddress = Address, Timeout = Limit };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    internal async Task<(HttpStatusCode Status, string Body)> SendAsync(
        string text, CancellationToken ct, string type = "application/json")
    {
        using var content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue(type));
        using var answer = await Client.PostAsync(Events, content, ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));
    }

    internal async Task<HttpStatusCode> AskAsync(string path, CancellationToken ct)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative), ct);
        return answer.StatusCode;
    }

    /// <summary>Ends it as a loss of power would, as far as the process goes.</summary>
    internal async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(Limit);
    }

    /// <summary>Asks it to stop, waits until it has, and gives all that it said.</summary>
    internal async Task<(int ExitCode, string Said)> StopAsync(CancellationToken ct)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync(ct).WaitAsync(Limit, ct);
        return (_process.ExitCode, Said);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        Client.Dispose();
        _process.Dispose();
    }

    private static async Task<ServerProcess> StartAsync(IReadOnlyList<string> call, CancellationToken ct)
    {
        var process = Process.Start(new ProcessStartInfo(call[0], call.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException($"{call[0]} did not start.");
        var server = new ServerProcess(process);
        try
        {
            var ended = process.WaitForExitAsync(ct);
            if (await Task.WhenAny(server._address.Task, ended).WaitAsync(Limit, ct) == ended)
            {
                throw new InvalidOperationException($"The server ended before it served: {server.Said}");
            }

            server.Address = await server._address.Task;
            server.Client.BaseAddress = server.Address;
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.Append(line).Append('\n');
        }

        if (Place().Match(line) is { Success: true } place)
        {
            _address.TrySetResult(new Uri(place.Value));
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+")]
    private static partial Regex Place();
}
