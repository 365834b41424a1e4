using System.Text.RegularExpressions;

namespace Holdfast.System.Tests;

/// <summary><c>holdfast policy</c>, as a process.</summary>
public sealed class PolicyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Policy_that_is_shown_is_found_fine_and_shown_again_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var shown = await HoldfastProcess.RunAsync(Ct, "policy", "show");
        var file = folder.Write("policy.yaml", shown.Output);

        var check = await HoldfastProcess.RunAsync(Ct, "policy", "check", file);
        var again = await HoldfastProcess.RunAsync(Ct, "policy", "show", "--policy", file);

        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        Assert.Matches($@"^{Regex.Escape(file)} is a valid policy, fingerprint [0-9a-f]{{6}}\.\n$", check.Output);
        Assert.Equal(shown.Output, again.Output);
    }

    [Fact]
    public async Task Fingerprint_of_a_checked_policy_is_the_one_that_stands_in_decisions()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("policy.yaml", "version: 1\nlimits:\n  newPayee: 30\n");

        var check = await HoldfastProcess.RunAsync(Ct, "policy", "check", file);
        var score = await HoldfastProcess.RunWithAsync(
            Events.SignIn("e-1"), Ct, "score", "--policy", file);

        var fingerprint = check.Output.Split(' ')[^1].TrimEnd('.', '\n');
        Assert.Contains($"\"policy\":\"{fingerprint}\"", score.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_fault_is_told_with_file_line_and_column()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("policy.yaml", "version: 1\nsgnals: {}\nlimits:\n  newPayee: soon\n");

        var check = await HoldfastProcess.RunAsync(Ct, "policy", "check", file);
        var score = await HoldfastProcess.RunAsync(Ct, "score", "--policy", file);

        Assert.Equal((1, ""), (check.ExitCode, check.Output));
        var lines = ScoreStreamTests.Lines(check.Error);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{file}:2:1: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{file}:4:13: ", lines[1], StringComparison.Ordinal);
        Assert.Equal(1, score.ExitCode);
        Assert.EndsWith(check.Error, score.Error, StringComparison.Ordinal);
    }
}
