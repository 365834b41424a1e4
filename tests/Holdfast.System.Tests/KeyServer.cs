using System.Diagnostics;
using System.Text;

namespace Holdfast.System.Tests;

/// <summary><c>holdfast serve</c> as a process on a free port, and what it says on standard error.</summary>
internal sealed class KeyServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said;
    private readonly Task _reading;

    private KeyServer(Process process, StringBuilder said, Task reading, Uri address) =>
        (_process, _said, _reading, Address) = (process, said, reading, address);

    public Uri Address { get; }

    public static async Task<KeyServer> StartAsync(CancellationToken ct, params string[] arguments)
    {
        var process = HoldfastProcess.Start(["serve", "--urls", "http://127.0.0.1:0", .. arguments]);
        var said = new StringBuilder();
        while (await process.StandardError.ReadLineAsync(ct) is { } line)
        {
            said.Append(line).Append('\n');
            if (line.Contains(" on http://", StringComparison.Ordinal))
            {
                return new KeyServer(
                    process, said, ReadAsync(process, said), new Uri(line[(line.LastIndexOf(' ') + 1)..]));
            }
        }

        process.Dispose();
        throw new InvalidOperationException($"It did not start: {said}");
    }

    public HttpClient With(string key) => new()
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { { "Authorization", "Bearer " + key } },
    };

    /// <summary>Ends it in good order, and gives all that it said.</summary>
    public async Task<(int ExitCode, string Said)> StopAsync(CancellationToken ct)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync(ct);
        await _reading;
        return (_process.ExitCode, _said.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task ReadAsync(Process process, StringBuilder said) =>
        said.Append(await process.StandardError.ReadToEndAsync());
}
