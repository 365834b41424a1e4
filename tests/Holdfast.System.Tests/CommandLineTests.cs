namespace Holdfast.System.Tests;

public sealed class CommandLineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Help_goes_to_standard_output_and_is_no_failure()
    {
        var said = await HoldfastProcess.RunAsync(Ct, "--help");

        Assert.Equal(0, said.ExitCode);
        Assert.Contains("holdfast", said.Output, StringComparison.Ordinal);
        Assert.Empty(said.Error);
    }

    [Fact]
    public async Task Version_is_one_line_on_standard_output()
    {
        var said = await HoldfastProcess.RunAsync(Ct, "--version");

        Assert.Equal(0, said.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+[^\n]*\n$", said.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_call_with_an_unknown_word_ends_with_two_and_says_why_on_standard_error()
    {
        var said = await HoldfastProcess.RunAsync(Ct, "no-such-command");

        Assert.Equal(2, said.ExitCode);
        Assert.Contains("no-such-command", said.Error, StringComparison.Ordinal);
    }
}
