namespace Holdfast.System.Tests;

/// <summary>Calls that cannot be done: one clear line, the right exit code, no stack trace.</summary>
public sealed class CallTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(2, "no-such-command")]
    [InlineData(2, "score", "--no-such-option")]
    [InlineData(2, "score", "--load-state", "state", "--data", "folder")]
    [InlineData(2, "score", "one.ndjson", "two.ndjson")]
    [InlineData(2, "score", "--explain")]
    [InlineData(2, "score", "--policy")]
    [InlineData(2, "score", "--explain", "e-1", "--save-state", "state")]
    [InlineData(2, "policy")]
    [InlineData(2, "policy", "check")]
    [InlineData(2, "policy", "show", "policy.yaml")]
    [InlineData(1, "score", "no-such-file.ndjson")]
    [InlineData(1, "score", "no-such-folder/events.ndjson")]
    [InlineData(1, "score", ".")]
    [InlineData(1, "score", "--policy", "no-such-policy.yaml")]
    [InlineData(1, "score", "--policy", ".")]
    [InlineData(1, "score", "--load-state", "no-such-state")]
    [InlineData(1, "score", "--save-state", "no-such-folder/state")]
    [InlineData(1, "score", "--save-state", ".")]
    [InlineData(1, "score", "--data", "a-file")]
    [InlineData(1, "verify", "a-file")]
    [InlineData(1, "verify", "a-file", "--keep", "no-such-folder/head")]
    [InlineData(1, "backup", "--data", "records", "--to", ".")]
    [InlineData(1, "backup", "--data", "records", "--to", "no-such-folder/backup")]
    [InlineData(1, "restore", "a-file", "--data", "records")]
    [InlineData(1, "restore", ".", "--data", "records")]
    [InlineData(1, "export", "--data", "records", "--account", "a-1", "--out", ".")]
    [InlineData(1, "export", "--data", "records", "--account", "a-1", "--out", "no-such-folder/export")]
    [InlineData(2, "export", "--data", "records", "--from", "one", "--to", "2", "--out", "export")]
    [InlineData(2, "export", "--data", "records", "--from", "-1", "--to", "2", "--out", "export")]
    [InlineData(1, "tune", "a-file", "--write", ".")]
    [InlineData(1, "tune", "a-file", "--svg", "no-such-folder/curve.svg")]
    [InlineData(2, "tune", "a-file", "--write", "a-file")]
    [InlineData(2, "tune", "a-file", "--svg", "one", "--json", "./one")]
    [InlineData(2, "tune", "a-file", "--policy", "in-force.yaml", "--write", "in-force.yaml")]
    [InlineData(2, "tune", "a-file", "--learn-days", "ten")]
    [InlineData(1, "backtest", "a-file", "--policy", "default", "--against", "default", "--json", ".")]
    [InlineData(2, "backtest", "a-file", "--policy", "default", "--against", "b.yaml", "--json", "b.yaml")]
    [InlineData(2, "learn", "a-file", "--labels", "labels", "--write", "labels")]
    [InlineData(1, "policy", "check", "no-such-policy.yaml")]
    [InlineData(1, "policy", "show", "--policy", "no-such-policy.yaml")]
    public async Task A_call_that_cannot_be_done_says_why_in_a_line(int exitCode, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a-file", Events.Story());
        var said = await HoldfastProcess.RunAsync(HoldfastProcess.Executable, folder.Path, arguments, Ct);

        Assert.Equal((exitCode, ""), (said.ExitCode, said.Output));
        var lines = ScoreStreamTests.Lines(said.Error);
        Assert.StartsWith("holdfast: ", lines[0], StringComparison.Ordinal);
        Assert.Equal(exitCode == 2 ? 2 : 1, lines.Length);
        Assert.DoesNotContain("   at ", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(".new", said.Error, StringComparison.Ordinal);
        Assert.Equal(Events.Story(), File.ReadAllText(folder["a-file"]));
    }

    [Fact]
    public async Task What_is_no_saved_state_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("state", Events.Story());

        var said = await HoldfastProcess.RunAsync(Ct, "score", "--load-state", file);

        Assert.Equal((1, $"holdfast: {file} cannot be loaded: This is no saved state.\n"), (said.ExitCode, said.Error));
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_told_as_such()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Every file may be read.");
        using var folder = new TemporaryFolder();
        var file = folder.Write("events.ndjson", Events.Story());
#pragma warning disable CA1416 // Skipped above.
        File.SetUnixFileMode(file, UnixFileMode.None);
#pragma warning restore CA1416

        var said = await HoldfastProcess.RunAsync(Ct, "score", file);

        Assert.Equal(1, said.ExitCode);
        Assert.Contains("cannot be read", said.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_that_is_full_is_told_as_such()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no full device.");
        using var folder = new TemporaryFolder();
        var file = folder.Write("events.ndjson", Events.Story());

        var said = await HoldfastProcess.RunAsync(
            "/bin/sh", folder.Path, ["-c", "\"$0\" score events.ndjson > /dev/full", HoldfastProcess.Executable], Ct);

        Assert.Equal(1, said.ExitCode);
        Assert.StartsWith("holdfast: standard output cannot be written to: ", said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("score")]
    [InlineData("policy")]
    [InlineData("policy", "show")]
    [InlineData("policy", "check")]
    [InlineData("signals")]
    public async Task Help_of_every_command_closes_with_an_example(params string[] command)
    {
        var said = await HoldfastProcess.RunAsync(Ct, [.. command, "--help"]);

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.Contains($"\nExamples:\n  holdfast {string.Join(' ', command)}", said.Output, StringComparison.Ordinal);
    }
}
