using System.Text.Json;

namespace Holdfast.System.Tests;

/// <summary><c>holdfast score</c> between streams that are slow, cut off or closed early.</summary>
public sealed class ScoreStreamTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_come_from_a_file_or_from_standard_input_and_decisions_are_the_same()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("events.ndjson", Events.Story());
        var input = Events.Story();

        var fromFile = await HoldfastProcess.RunAsync(Ct, "score", file);
        var fromInput = await HoldfastProcess.RunWithAsync(input, Ct, "score");
        var fromDash = await HoldfastProcess.RunWithAsync(input, Ct, "score", "-");

        Assert.Equal(0, fromFile.ExitCode);
        Assert.Equal(13, Lines(fromFile.Output).Length);
        Assert.Equal(fromFile.Output, fromInput.Output);
        Assert.Equal(fromFile.Output, fromDash.Output);
    }

    [Fact]
    public async Task Nothing_in_is_nothing_out()
    {
        var said = await HoldfastProcess.RunAsync(Ct, "score");

        Assert.Equal((0, ""), (said.ExitCode, said.Output));
    }

    [Fact]
    public async Task Summary_is_one_line_on_standard_error_when_that_is_no_terminal()
    {
        var said = await HoldfastProcess.RunWithAsync(Events.Story(), Ct, "score");

        var line = Assert.Single(Lines(said.Error));
        Assert.StartsWith("holdfast: 13 events in ", line, StringComparison.Ordinal);
        Assert.Contains("; repeats=0 late=0; errors none; riskiest a-1=", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_from_a_slow_pipe_is_answered_at_once()
    {
        using var process = HoldfastProcess.Start("score");
        for (var number = 0; number < 5; number++)
        {
            await process.StandardInput.WriteAsync(Events.SignIn($"e-{number}") + "\n");
            await process.StandardInput.FlushAsync(Ct);
            Assert.Equal($"e-{number}", Told((await process.StandardOutput.ReadLineAsync(Ct))!));
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync(Ct);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Whoever_reads_the_output_may_go_away_when_he_has_enough()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("events.ndjson", Events.Many(60_000));
        using var process = HoldfastProcess.Start("score", file);
        Assert.Equal("e-0", Told((await process.StandardOutput.ReadLineAsync(Ct))!));

        process.StandardOutput.Close();

        var error = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.Equal((0, ""), (process.ExitCode, error));
    }

    [Fact]
    public async Task Whoever_wants_the_state_saved_hears_that_it_is_not_when_the_output_was_closed()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("events.ndjson", Events.Many(60_000));
        using var process = HoldfastProcess.Start("score", file, "--save-state", folder["state"]);
        Assert.Equal("e-0", Told((await process.StandardOutput.ReadLineAsync(Ct))!));

        process.StandardOutput.Close();

        var error = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("no state is saved", error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path, "state*"));
    }

    [Fact]
    public async Task An_interrupt_ends_a_run_that_waits_for_input()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no kill.");
        using var process = HoldfastProcess.Start("score");
        await process.StandardInput.WriteAsync(Events.SignIn("e-1") + "\n");
        await process.StandardInput.FlushAsync(Ct);
        Assert.Equal("e-1", Told((await process.StandardOutput.ReadLineAsync(Ct))!));

        using var kill = global::System.Diagnostics.Process.Start("kill", ["-INT", $"{process.Id}"]);
        var error = await process.StandardError.ReadToEndAsync(Ct).WaitAsync(TimeSpan.FromMinutes(1), Ct);
        await process.WaitForExitAsync(Ct);

        Assert.Equal((1, "holdfast: stopped before the end of the input.\n"), (process.ExitCode, error));
    }

    [Fact]
    public async Task A_state_may_be_saved_over_the_one_that_was_loaded_and_knows_all_events_since_the_first()
    {
        using var folder = new TemporaryFolder();
        var lines = Lines(Events.Story() + Events.Many(300));
        var whole = await HoldfastProcess.RunWithAsync(string.Join('\n', lines), Ct, "score");

        var state = folder["state"];
        var first = await HoldfastProcess.RunWithAsync(
            string.Join('\n', lines[..11]), Ct, "score", "--save-state", state);
        var second = await HoldfastProcess.RunWithAsync(
            string.Join('\n', lines[11..]), Ct, "score", "--load-state", state, "--save-state", state);
        var again = await HoldfastProcess.RunWithAsync(
            string.Join('\n', lines), Ct, "score", "--load-state", state);

        Assert.Equal((0, 0, 0), (first.ExitCode, second.ExitCode, again.ExitCode));
        Assert.Equal(whole.Output, first.Output + second.Output);
        Assert.Equal(whole.Output, again.Output);
        Assert.Equal([state], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_saved_state_is_for_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        using var folder = new TemporaryFolder();
#pragma warning disable CA1416 // Skipped above.
        var cutOff = folder.Write("state.new", "cut off");
        File.SetUnixFileMode(cutOff, File.GetUnixFileMode(cutOff) | UnixFileMode.OtherRead);

        await HoldfastProcess.RunAsync(Ct, "score", "--save-state", folder["state"]);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder["state"]));
#pragma warning restore CA1416
    }

    [Fact]
    public async Task A_policy_file_decides()
    {
        using var folder = new TemporaryFolder();
        var policy = folder.Write("policy.yaml", """
            version: 1
            hardRules: []
            gates:
              transfer.requested:
                stepUp: never
                hold: never
                deny: never
            """);
        var input = Events.Story();

        var strict = await HoldfastProcess.RunWithAsync(input, Ct, "score");
        var lax = await HoldfastProcess.RunWithAsync(input, Ct, "score", "--policy", policy);

        Assert.DoesNotContain("\"outcome\":\"allow\"", Lines(strict.Output)[^1], StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"allow\"", Lines(lax.Output)[^1], StringComparison.Ordinal);
    }

    internal static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Told(string line)
    {
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.GetProperty("event").GetString()!;
    }
}
