namespace Holdfast.System.Tests;

/// <summary>What the README shows is what a reader gets.</summary>
public sealed class ReadmeTests
{
    private const string Fence = "```";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_decision_shown_in_the_readme_is_what_its_events_are_answered()
    {
        var shown = JsonBlocks(await File.ReadAllTextAsync(Checkout.Full("README.md"), Ct)).ToList();

        var said = await HoldfastProcess.RunWithAsync(shown[0], Ct, "score", "-");

        Assert.Equal(2, shown.Count);
        Assert.Equal(shown[1].TrimEnd(), ScoreStreamTests.Lines(said.Output)[^1]);
    }

    private static IEnumerable<string> JsonBlocks(string markdown) => markdown
        .Split($"{Fence}json\n").Skip(1)
        .Select(block => block[..block.IndexOf(Fence, StringComparison.Ordinal)]);
}
