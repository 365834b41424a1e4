namespace Holdfast.System.Tests;

/// <summary><c>holdfast simulate</c> as a person runs it.</summary>
public sealed class SimulateTests
{
    private static readonly string[] Small =
        ["simulate", "--accounts", "60", "--days", "10", "--attacks", "3", "--seed", "5"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_simulated_firm_scores_without_an_error()
    {
        using var folder = new TemporaryFolder();
        var made = await HoldfastProcess.RunAsync(
            Ct, [.. Small, "--out", folder["firm.ndjson"], "--labels", folder["labels.ndjson"], "--campaigns",
            folder["campaigns.ndjson"]]);
        var scored = await HoldfastProcess.RunAsync(Ct, "score", folder["firm.ndjson"]);

        Assert.Equal((0, ""), (made.ExitCode, made.Output));
        Assert.Contains("events of", made.Error, StringComparison.Ordinal);
        Assert.Equal(0, scored.ExitCode);
        Assert.Contains("errors none", scored.Error, StringComparison.Ordinal);
        Assert.Equal(3, (await File.ReadAllLinesAsync(folder["campaigns.ndjson"], Ct)).Length);
        Assert.DoesNotContain(Directory.GetFiles(folder.Path), file => file.EndsWith(".new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_go_to_standard_output_where_they_are_asked_for_there()
    {
        using var folder = new TemporaryFolder();
        var file = await HoldfastProcess.RunAsync(
            Ct, [.. Small, "--out", folder["firm.ndjson"], "--labels", folder["labels.ndjson"]]);
        var standard = await HoldfastProcess.RunAsync(Ct, [.. Small, "--out", "-", "--labels", folder["again.ndjson"]]);

        Assert.Equal((0, 0), (file.ExitCode, standard.ExitCode));
        Assert.Equal(await File.ReadAllTextAsync(folder["firm.ndjson"], Ct), standard.Output);
        Assert.Equal(
            await File.ReadAllTextAsync(folder["labels.ndjson"], Ct),
            await File.ReadAllTextAsync(folder["again.ndjson"], Ct));
    }

    [Fact]
    public async Task What_is_thrown_away_leaves_the_place_for_it_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var said = await HoldfastProcess.RunAsync(
            Ct, [.. Small, "--out", folder["firm.ndjson"], "--labels", "/dev/null"]);

        Assert.Equal(0, said.ExitCode);
        Assert.False(new FileInfo("/dev/null").Length > 0);
        Assert.False(File.Exists("/dev/null.new"));
        await using var still = File.OpenWrite("/dev/null");
        still.WriteByte(1);
        await still.FlushAsync(Ct);
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }

    [Fact]
    public async Task A_file_that_is_there_stays_as_it_is_where_the_run_cannot_be_written()
    {
        using var folder = new TemporaryFolder();
        var events = folder.Write("firm.ndjson", "as it was");

        var said = await HoldfastProcess.RunAsync(
            Ct, [.. Small, "--out", events, "--labels", folder["none/labels.ndjson"]]);

        Assert.Equal(1, said.ExitCode);
        Assert.Equal("as it was", await File.ReadAllTextAsync(events, Ct));
        Assert.Equal([events], Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("--accounts", "0")]
    [InlineData("--accounts", "6000000")]
    [InlineData("--accounts", "many")]
    [InlineData("--days", "0")]
    [InlineData("--days", "1001")]
    [InlineData("--attacks", "-1")]
    [InlineData("--seed", "-1")]
    [InlineData("--profile", "hedge-fund")]
    [InlineData("--start", "2025-13-01")]
    [InlineData("--start", "01.09.2025")]
    [InlineData("--labels", "firm.ndjson")]
    [InlineData("--campaigns", "./labels.ndjson")]
    public async Task A_call_that_cannot_be_made_is_told_so_in_a_line(string option, string value)
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, string> options = new(StringComparer.Ordinal)
        {
            ["--accounts"] = "10", ["--days"] = "2", ["--attacks"] = "0", ["--seed"] = "1", ["--out"] = "firm.ndjson",
            ["--labels"] = "labels.ndjson",
        };
        options[option] = value;
        string[] arguments = ["simulate", .. options.SelectMany(pair => (string[])[pair.Key, pair.Value])];

        var said = await HoldfastProcess.RunAsync(HoldfastProcess.Executable, folder.Path, arguments, Ct);

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.StartsWith("holdfast: ", said.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
