using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Runtime.Sealing;

/// <summary>Runs the command that unwraps a master key. What it writes and how long it takes has a limit.</summary>
internal static class UnwrapCommand
{
    /// <summary>What it wrote to its standard output.</summary>
    /// <exception cref="MasterKeyException">It did not do what it is for.</exception>
    public static string Run(IReadOnlyList<string> command, byte[] wrapped, TimeSpan atMost)
    {
        using var process = Start(command);
        using var patience = new CancellationTokenSource(atMost);
        try
        {
            return TalkAsync(process, wrapped, patience.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException failure)
        {
            throw new MasterKeyException(MasterKeyFault.Unreadable, string.Create(CultureInfo.InvariantCulture,
                $"{command[0]} had not unwrapped the master key after {atMost.TotalSeconds} seconds."), failure);
        }
        finally
        {
            Stop(process);
        }
    }

    private static Process Start(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new MasterKeyException(
                MasterKeyFault.Unreadable, $"{command[0]} cannot be started: {failure.Message}", failure);
        }
    }

    private static async Task<string> TalkAsync(Process process, byte[] wrapped, CancellationToken ct)
    {
        // What it says of failures is not passed on: nobody knows what stands in it.
        var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, ct);
        var sending = SendAsync(process, wrapped, ct);
        var output = await ReadAsync(process, ct).ConfigureAwait(false);
        await sending.ConfigureAwait(false);
        await errors.ConfigureAwait(false);
        await process.WaitForExitAsync(ct).ConfigureAwait(false);
        return process.ExitCode == 0
            ? output
            : throw new MasterKeyException(MasterKeyFault.Unreadable, string.Create(CultureInfo.InvariantCulture,
                $"{process.StartInfo.FileName} ended with {process.ExitCode}; run it by hand to see what it says."));
    }

    private static async Task SendAsync(Process process, byte[] wrapped, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(wrapped, ct).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It reads the file instead, and has closed its input.
        }
    }

    private static async Task<string> ReadAsync(Process process, CancellationToken ct)
    {
        var output = new byte[MasterKeyText.MostCharacters + 1];
        try
        {
            var read = await process.StandardOutput.BaseStream
                .ReadAtLeastAsync(output, output.Length, throwOnEndOfStream: false, ct).ConfigureAwait(false);
            return read < output.Length
                ? Encoding.UTF8.GetString(output, 0, read)
                : throw new MasterKeyException(MasterKeyFault.Unreadable,
                    $"{process.StartInfo.FileName} writes more than a master key.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(output);
        }
    }

    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended, as it should.
        }
    }
}
