namespace Holdfast.System.Tests;

/// <summary><c>holdfast score --explain</c>: one decision for a person.</summary>
public sealed class ExplainTests
{
    private static string Story => Events.Story();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_held_wire_is_explained_with_what_spoke_against_what_decided_and_what_would_have_changed_it()
    {
        var said = await HoldfastProcess.RunWithAsync(Story, Ct, "score", "--explain", "wire");

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.StartsWith("transfer.requested wire, 2026-03-20T03:20:00Z\n", said.Output, StringComparison.Ordinal);
        foreach (var heading in new[]
        {
            "Against the customer", "Still standing from earlier", "The sum", "What decided",
            "What would have changed it", "What was known before",
        })
        {
            Assert.Contains($"\n{heading}\n", said.Output, StringComparison.Ordinal);
        }

        Assert.Contains("[newPayee]", said.Output, StringComparison.Ordinal);
        Assert.Contains("The payee was never named before.", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiet_sign_in_is_explained_with_what_spoke_for_the_customer()
    {
        var said = await HoldfastProcess.RunWithAsync(Story, Ct, "score", "--explain", "in-9");

        Assert.Equal(0, said.ExitCode);
        Assert.Contains("\nallow, score 0", said.Output, StringComparison.Ordinal);
        Assert.Contains("\nFor the customer\n", said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none", "no event of the input has the id none")]
    [InlineData("bad", "event bad could not be decided (line 14): ")]
    public async Task What_cannot_be_explained_fails_and_says_why(string id, string why)
    {
        const string Bad = """{"id":"bad","type":"login.succeeded","time":"2026-03-02T09:00:00Z"}""";
        var input = Events.Story() + Bad;

        var said = await HoldfastProcess.RunWithAsync(input, Ct, "score", "--explain", id);

        Assert.Equal((1, ""), (said.ExitCode, said.Output));
        Assert.Contains(why, Assert.Single(ScoreStreamTests.Lines(said.Error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_decided_in_an_earlier_run_is_explained_there()
    {
        using var folder = new TemporaryFolder();
        var input = Events.Story();
        await HoldfastProcess.RunWithAsync(input, Ct, "score", "--save-state", folder["state"]);

        var said = await HoldfastProcess.RunWithAsync(
            input, Ct, "score", "--load-state", folder["state"], "--explain", "wire");

        Assert.Equal(1, said.ExitCode);
        Assert.Contains("was decided in the run whose state was loaded", said.Error, StringComparison.Ordinal);
    }
}
