using System.Diagnostics;

namespace Holdfast.System.Tests;

/// <summary>Runs the built executable the way a person does, and keeps what it said.</summary>
internal static class HoldfastProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    internal static string Executable { get; } =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "holdfast.exe" : "holdfast");

    internal static Task<Said> RunAsync(CancellationToken ct, params string[] arguments) =>
        RunAsync(Executable, Environment.CurrentDirectory, arguments, ct);

    /// <summary>Runs it as <c>sudo</c> does for a user who called it.</summary>
    internal static Task<Said> RunAsAsync(string user, CancellationToken ct, params string[] arguments) =>
        RunAsync(Executable, Environment.CurrentDirectory, arguments, ct, user: user);

    /// <summary>Runs it with something on standard input.</summary>
    internal static Task<Said> RunWithAsync(string input, CancellationToken ct, params string[] arguments) =>
        RunAsync(Executable, Environment.CurrentDirectory, arguments, ct, input);

    internal static async Task<Said> RunAsync(
        string executable,
        string folder,
        IReadOnlyList<string> arguments,
        CancellationToken ct,
        string input = "",
        string? user = null)
    {
        using var process = Start(executable, folder, arguments, user);

        // Both streams are read while it is fed: a process blocks on the one that nobody empties.
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), ct);
            process.StandardInput.Close();
            await process.WaitForExitAsync(ct).WaitAsync(Limit, ct);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Said(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it, for whoever talks with it.</summary>
    internal static Process Start(params string[] arguments) =>
        Start(Executable, Environment.CurrentDirectory, arguments);

    private static Process Start(
        string executable, string folder, IReadOnlyList<string> arguments, string? user = null)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (user is not null)
        {
            start.Environment["SUDO_USER"] = user;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{executable} did not start.");
    }
}

internal sealed record Said(int ExitCode, string Output, string Error);
