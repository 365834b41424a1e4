using System.Text.Json;

namespace Holdfast.System.Tests;

/// <summary><c>holdfast tune</c>, <c>backtest</c> and <c>learn</c>, as a process.</summary>
public sealed class TrialTests
{
    private const string Labels = """
        {"event":"reset","attack":"at-1","stage":"entry"}
        {"event":"in-x","attack":"at-1","stage":"entry"}
        {"event":"wire","attack":"at-1","stage":"cashOut"}
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tune_prints_the_table_and_writes_drawing_report_and_a_policy_that_is_valid()
    {
        using var folder = new TemporaryFolder();
        var (events, labels) = Story(folder);

        var said = await HoldfastProcess.RunAsync(Ct, "tune", events, "--labels", labels, "--learn-days", "14",
            "--budget", "50", "--svg", folder["c.svg"], "--json", folder["t.json"]);

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        foreach (var part in new[]
        {
            "What the thresholds cost and catch", "as it is", "hard rules alone", "0.1 %", "0.5 %", "1 %",
            "By kind of attack", "Whom the policy as it is disturbs", "travellers", "A threshold a gate",
        })
        {
            Assert.Contains(part, said.Output, StringComparison.Ordinal);
        }

        Assert.StartsWith("<svg ", await File.ReadAllTextAsync(folder["c.svg"], Ct), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["t.json"], Ct));
        Assert.Equal(1, json.RootElement.GetProperty("points")[0].GetProperty("met").GetInt32());
    }

    [Fact]
    public async Task Recorded_events_are_tried_like_those_of_a_file()
    {
        using var folder = new TemporaryFolder();
        var (events, labels) = Story(folder);
        var strict = folder.Write("strict.yaml", "version: 1\ngates:\n  transfer.requested: { stepUp: 0.01 }\n");
        string[] order =
            ["--policy", "default", "--against", strict, "--labels", labels, "--learn-days", "14"];
        await HoldfastProcess.RunAsync(Ct, "score", events, "--data", folder["records"]);

        var fromFile = await HoldfastProcess.RunAsync(Ct, ["backtest", events, .. order]);
        var fromRecords = await HoldfastProcess.RunAsync(Ct, ["backtest", "--data", folder["records"], .. order]);

        Assert.Equal((0, ""), (fromRecords.ExitCode, fromRecords.Error));
        Assert.Contains("Answers that change", fromFile.Output, StringComparison.Ordinal);
        Assert.Equal(fromFile.Output, fromRecords.Output);
    }

    [Fact]
    public async Task Proposal_is_written_checked_tried_and_switched_on_by_nobody()
    {
        using var folder = new TemporaryFolder();
        var (events, labels) = Story(folder);
        var lax = folder.Write("lax.yaml", "version: 1\nhardRules: []\ngates:\n  transfer.requested:\n"
            + "    stepUp: never\n    hold: never\n    deny: 1\n  login.succeeded:\n    stepUp: 1\n    deny: 1\n"
            + "  credential.changed:\n    stepUp: 1\n    deny: 1\n");

        var tune = await HoldfastProcess.RunAsync(Ct, "tune", events, "--labels", labels, "--learn-days", "14",
            "--policy", lax, "--budget", "50", "--write", folder["p.yaml"]);
        var check = await HoldfastProcess.RunAsync(Ct, "policy", "check", folder["p.yaml"]);
        var backtest = await HoldfastProcess.RunAsync(Ct, "backtest", events, "--labels", labels, "--learn-days", "14",
            "--policy", lax, "--against", folder["p.yaml"], "--json", folder["b.json"]);

        Assert.Equal((0, 0, 0), (tune.ExitCode, check.ExitCode, backtest.ExitCode));
        Assert.Contains("nothing is switched on by it", tune.Error, StringComparison.Ordinal);
        Assert.Contains("Campaigns that only one of them meets", backtest.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(folder["b.json"], Ct));
        Assert.Equal("second", json.RootElement.GetProperty("campaigns")[0].GetProperty("metBy").GetString());
    }

    [Fact]
    public async Task Backtest_of_the_default_against_itself_shows_nothing_and_needs_no_labels()
    {
        using var folder = new TemporaryFolder();
        var (events, _) = Story(folder);

        var said = await HoldfastProcess.RunAsync(
            Ct, "backtest", events, "--policy", "default", "--against", "default", "--learn-days", "0");

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.Contains("both decide alike", said.Output, StringComparison.Ordinal);
        Assert.Contains("Without labels, what customers reported", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_in_error_are_counted_and_passed_over()
    {
        using var folder = new TemporaryFolder();
        var events = folder.Write("events.ndjson", "nonsense\n" + Events.Story() + "{}\n");
        var labels = folder.Write("labels.ndjson", Labels);

        var said = await HoldfastProcess.RunAsync(Ct, "tune", events, "--labels", labels, "--learn-days", "14");

        Assert.Equal(0, said.ExitCode);
        Assert.Contains("Passed over: 2 lines in error, the first line 1: ", said.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_labels_are_told_with_file_and_line()
    {
        using var folder = new TemporaryFolder();
        var (events, _) = Story(folder);
        var labels = folder.Write("labels.ndjson", Labels + "\nnonsense\n" + Labels.Split('\n')[0] + "\n");

        foreach (var command in new[] { "tune", "learn" })
        {
            var said = await HoldfastProcess.RunAsync(Ct, command, events, "--labels", labels);

            Assert.Equal((1, ""), (said.ExitCode, said.Output));
            Assert.Contains($"{labels}:4: This is not JSON.", said.Error, StringComparison.Ordinal);
            Assert.Contains($"{labels}:5: Event 'reset' has a label already, in line 1.", said.Error,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("", "the file is empty.")]
    [InlineData("nonsense\n", "no line of the file is an event; line 1: ")]
    [InlineData("""{"id":"x","type":"login.failed","time":"2026-03-02T09:00:00Z","customer":"c-1"}""",
        "no event of the file asks a question")]
    [InlineData(
        """{"id":"in-x","type":"login.succeeded","time":"2026-03-02T09:00:00Z","customer":"c-1","session":"s-1"}""",
        "no honest visit of the file is after 2026-03-02T00:00:00Z")]
    [InlineData(
        """{"id":"y","type":"login.succeeded","time":"2026-03-02T09:00:00Z","customer":"c-1","session":"s-1"}""",
        "no labelled campaign ('at-...') begins after 2026-03-02T00:00:00Z")]
    public async Task File_with_nothing_to_measure_fails_and_says_why(string text, string why)
    {
        using var folder = new TemporaryFolder();
        var events = folder.Write("events.ndjson", text);
        var labels = folder.Write("labels.ndjson", Labels);

        var said = await HoldfastProcess.RunAsync(Ct, "tune", events, "--labels", labels);

        Assert.Equal((1, ""), (said.ExitCode, said.Output));
        Assert.Contains(why, Assert.Single(ScoreStreamTests.Lines(said.Error)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--budget", "0")]
    [InlineData("--budget", "half")]
    [InlineData("--budget", "0.125")]
    [InlineData("--measure-from", "yesterday")]
    [InlineData("--learn-days", "-1")]
    public async Task Option_that_makes_no_sense_is_a_wrong_call(string option, string value)
    {
        using var folder = new TemporaryFolder();
        var (events, labels) = Story(folder);

        var said = await HoldfastProcess.RunAsync(Ct, "tune", events, "--labels", labels, option, value);

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.Contains(option, said.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("learn", "events.ndjson")]
    [InlineData("backtest", "events.ndjson", "--policy", "default")]
    [InlineData("backtest", "--policy", "default", "--against", "default")]
    [InlineData("tune", "events.ndjson", "--data", "records")]
    [InlineData("tune")]
    public async Task What_a_command_cannot_do_without_is_asked_for(params string[] call) =>
        Assert.Equal(2, (await HoldfastProcess.RunAsync(Ct, call)).ExitCode);

    [Fact]
    public async Task Learn_says_where_there_is_nothing_to_fit()
    {
        using var folder = new TemporaryFolder();
        var (events, labels) = Story(folder);

        var said = await HoldfastProcess.RunAsync(Ct, "learn", events, "--labels", labels, "--learn-days", "60");

        Assert.Equal((1, ""), (said.ExitCode, said.Output));
        Assert.Contains("there is nothing to fit", said.Error, StringComparison.Ordinal);
    }

    private static (string Events, string Labels) Story(TemporaryFolder folder) =>
        (folder.Write("events.ndjson", Events.Story()), folder.Write("labels.ndjson", Labels));
}
