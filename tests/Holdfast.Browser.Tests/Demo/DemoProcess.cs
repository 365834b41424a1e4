using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Holdfast.Browser.Tests.Demo;

/// <summary>A demo as whoever types its command has it: what it printed is all that is known of it.</summary>
internal sealed partial class DemoProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The ends of the list of addresses and of that of staff, and the last word.
    private int _missing = 3;

    private DemoProcess(Process process) => _process = process;

    /// <summary>The console.</summary>
    public Uri Console => Address("Console");

    /// <summary>The page of what customers were sent, and of the codes of staff's apps.</summary>
    public Uri Mailbox => Address("Mailbox");

    private string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Starts it, and waits until it says that it is ready.</summary>
    /// <param name="temporary">Where it keeps what it makes.</param>
    public static async Task<DemoProcess> StartAsync(string temporary)
    {
        var start = new ProcessStartInfo(
            Path.Combine(AppContext.BaseDirectory, "holdfast"), ["demo", "--port", $"{FreePorts()}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TMPDIR"] = temporary },
        };
        var demo = new DemoProcess(Process.Start(start)!);
        demo._process.OutputDataReceived += (_, line) => demo.Hear(line.Data, isListEnd: line.Data is "");
        demo._process.ErrorDataReceived += (_, line) => demo.Hear(line.Data, isListEnd: false);
        demo._process.BeginOutputReadLine();
        demo._process.BeginErrorReadLine();
        try
        {
            await demo._ready.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
            return demo;
        }
        catch (TimeoutException e)
        {
            await demo.DisposeAsync();
            throw new TimeoutException($"The demo is not ready. It said: {demo.Said}", e);
        }
    }

    /// <summary>The password that was printed for a member of staff.</summary>
    public string PasswordOf(string signInName) =>
        Regex.Match(Said, $@"^{signInName} +\S+ +(\S+)", RegexOptions.Multiline).Groups[1].Value;

    /// <summary>Presses Ctrl+C, and gives the exit code and all that it said.</summary>
    public async Task<(int ExitCode, string Said)> InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        await _process.WaitForExitAsync().WaitAsync(Limit, TestContext.Current.CancellationToken);
        return (_process.ExitCode, Said);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // The lists on one stream and what is said on the other may come in any order. It is ready when all is there.
    private void Hear(string? line, bool isListEnd)
    {
        lock (_said)
        {
            _said.AppendLine(line);
            _missing -= isListEnd || line?.Contains("Ctrl+C", StringComparison.Ordinal) == true ? 1 : 0;
            if (_missing == 0)
            {
                _ready.TrySetResult();
            }
        }
    }

    private Uri Address(string of) => new(Addresses().Matches(Said).First(match => match.Groups[1].Value == of)
        .Groups[2].Value);

    // Three that follow each other; whoever asks for a port of the machine's choice is given others.
    private static int FreePorts()
    {
        while (true)
        {
            var first = Random.Shared.Next(20_000, 30_000);
            try
            {
                for (var port = first; port < first + 3; port++)
                {
                    using var listener = new TcpListener(IPAddress.Loopback, port);
                    listener.Start();
                }

                return first;
            }
            catch (SocketException)
            {
                // Somebody has one of them.
            }
        }
    }

    [GeneratedRegex(@"^(Console|Mailbox) +(http\S+)", RegexOptions.Multiline)]
    private static partial Regex Addresses();
}
