using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Holdfast.System.Tests;

/// <summary>A server as a process, and a client that has a key.</summary>
internal sealed partial class ServingProcess : IDisposable
{
    private readonly Process _process;

    private ServingProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient { BaseAddress = address };
    }

    public HttpClient Client { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Starts a server on a free port and waits until it serves.</summary>
    public static async Task<ServingProcess> StartAsync(string folder, string? key = null)
    {
        var process = HoldfastProcess.Start("serve", "--data", folder, "--urls", "http://127.0.0.1:0");
        var said = new StringBuilder();
        while (await process.StandardError.ReadLineAsync(Ct) is { } line)
        {
            said.AppendLine(line);
            if (Address().Match(line) is { Success: true } match)
            {
                // Read on, so that it never waits for somebody to read.
                _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
                var serving = new ServingProcess(process, new Uri(match.Value));
                serving.Client.DefaultRequestHeaders.Authorization =
                    key is null ? null : new AuthenticationHeaderValue("Bearer", key);
                return serving;
            }
        }

        throw new InvalidOperationException($"It did not serve: {said}");
    }

    /// <summary>Makes a key while the server runs or does not.</summary>
    public static async Task<string> KeyAsync(string folder)
    {
        var made = await HoldfastProcess.RunAsync(
            Ct, "key", "add", "--data", folder, "--name", "core", "--scope", "events:write");
        Assert.Equal(0, made.ExitCode);
        return made.Output.Trim();
    }

    public async Task<(int Status, string Body)> SendAsync(string text, string type = "application/json")
    {
        using var content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue(type));
        using var response = await Client.PostAsync("/v1/events", content, Ct);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Ct));
    }

    /// <summary>Ends it as a loss of power would, as far as a process can tell.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Ct);
    }

    /// <summary>Asks it to stop, and says how it ended.</summary>
    public async Task<int> StopAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync(Ct);
        }

        await _process.WaitForExitAsync(Ct);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
