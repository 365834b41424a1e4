using System.Text.RegularExpressions;

namespace Holdfast.System.Tests;

/// <summary><c>holdfast score --data</c> and the commands over records, as a person or a script calls them.</summary>
public sealed partial class RecordsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Records => _folder["records"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_run_with_the_same_file_gives_the_same_answers_and_changes_nothing()
    {
        var file = _folder.Write("events.ndjson", Events.Story() + Events.Many(200));
        var plain = await HoldfastProcess.RunAsync(Ct, "score", file);

        var first = await HoldfastProcess.RunAsync(Ct, "score", file, "--data", Records);
        var whole = await HoldfastProcess.RunAsync(Ct, "verify", Records);
        var second = await HoldfastProcess.RunWithAsync(File.ReadAllText(file), Ct, "score", "--data", Records);
        var still = await HoldfastProcess.RunAsync(Ct, "verify", Records);

        Assert.Equal((0, plain.Output), (first.ExitCode, first.Output));
        Assert.Equal((0, plain.Output), (second.ExitCode, second.Output));
        Assert.Contains("repeats=213", second.Error, StringComparison.Ordinal);
        Assert.StartsWith("whole and unaltered: 214 entries\n", whole.Output, StringComparison.Ordinal);
        Assert.Equal((0, whole.Output), (still.ExitCode, still.Output));
    }

    [Fact]
    public async Task A_line_from_a_slow_pipe_is_durable_when_it_is_answered()
    {
        using var process = HoldfastProcess.Start("score", "--data", Records);
        for (var number = 0; number < 3; number++)
        {
            await process.StandardInput.WriteAsync(Events.SignIn($"e-{number}") + "\n");
            await process.StandardInput.FlushAsync(Ct);
            var answer = await process.StandardOutput.ReadLineAsync(Ct);
            Assert.Contains($"\"e-{number}\"", answer, StringComparison.Ordinal);

            Assert.Equal(number + 2, await CountAsync());
        }

        process.Kill();
        await process.WaitForExitAsync(Ct);
    }

    [Fact]
    public Task What_was_answered_before_two_kills_is_kept() => KillAsync(kills: 2, seed: 1);

    [Fact]
    [Trait("Category", "Slow")]
    public Task What_was_answered_before_fifty_kills_is_kept() => KillAsync(kills: 50, seed: 2);

    [Fact]
    [Trait("Category", "Long")]
    public Task What_was_answered_before_two_hundred_kills_is_kept() => KillAsync(kills: 200, seed: 3);

    [Fact]
    public async Task Two_processes_cannot_write_to_one_folder()
    {
        using var process = HoldfastProcess.Start("score", "--data", Records);
        await process.StandardInput.WriteAsync(Events.SignIn("e-1") + "\n");
        await process.StandardInput.FlushAsync(Ct);
        await process.StandardOutput.ReadLineAsync(Ct);

        var second = await HoldfastProcess.RunWithAsync(Events.SignIn("e-2"), Ct, "score", "--data", Records);

        Assert.Equal(
            (1, "", $"holdfast: {Records} is in use by another process.\n"),
            (second.ExitCode, second.Output, second.Error));
        process.StandardInput.Close();
        await process.WaitForExitAsync(Ct);
    }

    [Fact]
    public async Task An_interrupt_ends_a_durable_run_in_good_order()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no kill.");
        using var process = HoldfastProcess.Start("score", "--data", Records);
        await process.StandardInput.WriteAsync(Events.SignIn("e-1") + "\n");
        await process.StandardInput.FlushAsync(Ct);
        await process.StandardOutput.ReadLineAsync(Ct);

        using var kill = global::System.Diagnostics.Process.Start("kill", ["-TERM", $"{process.Id}"]);
        var error = await process.StandardError.ReadToEndAsync(Ct);
        await process.WaitForExitAsync(Ct);

        Assert.Equal(1, process.ExitCode);
        Assert.EndsWith("holdfast: stopped before the end of the input.\n", error, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(Records, "checkpoints")));
        Assert.False(File.Exists(Path.Combine(Records, "journal.db-wal")));
    }

    [Fact]
    public async Task A_head_kept_on_monday_tells_that_friday_goes_on_from_it()
    {
        var head = _folder["monday.head"];
        await HoldfastProcess.RunWithAsync(Events.Many(20), Ct, "score", "--data", Records);
        var backup = await HoldfastProcess.RunAsync(Ct, "backup", "--data", Records, "--to", _folder["monday.backup"]);
        await HoldfastProcess.RunWithAsync(Events.Many(30), Ct, "score", "--data", Records);
        var kept = await HoldfastProcess.RunAsync(Ct, "verify", Records, "--keep", head);

        var friday = await HoldfastProcess.RunAsync(Ct, "verify", Records, "--against", head);
        var older = await HoldfastProcess.RunAsync(
            Ct, "verify", _folder["monday.backup"], "--against", head, "--master-key",
            Path.Combine(Records, "keys", "master.key"));
        var missing = await HoldfastProcess.RunAsync(Ct, "verify", _folder["nothing"]);

        Assert.Equal((0, 0, 0), (backup.ExitCode, kept.ExitCode, friday.ExitCode));
        Assert.EndsWith(File.ReadAllText(head), kept.Output, StringComparison.Ordinal);
        Assert.Equal((1, ""), (older.ExitCode, older.Output));
        Assert.Contains("entry 21: Entries are missing at the end", older.Error, StringComparison.Ordinal);
        Assert.Equal((1, $"holdfast: {_folder["nothing"]} does not exist.\n"), (missing.ExitCode, missing.Error));
    }

    [Fact]
    public async Task Records_restored_elsewhere_are_gone_on_with_by_their_key()
    {
        var copy = _folder["copy"];
        var backup = _folder["records.backup"];
        await HoldfastProcess.RunWithAsync(Events.Many(20), Ct, "score", "--data", Records);
        var made = await HoldfastProcess.RunAsync(Ct, "backup", "--data", Records, "--to", backup);

        var restored = await HoldfastProcess.RunAsync(
            Ct, "restore", backup, "--data", copy, "--key", Path.Combine(Records, "journal.key"), "--master-key",
            Path.Combine(Records, "keys", "master.key"));
        var again = await HoldfastProcess.RunAsync(Ct, "restore", backup, "--data", copy);
        var scored = await HoldfastProcess.RunWithAsync(Events.Many(21), Ct, "score", "--data", copy);

        Assert.StartsWith("copied and verified: 21 entries\n", made.Output, StringComparison.Ordinal);
        Assert.StartsWith("verified and restored: 21 entries\n", restored.Output, StringComparison.Ordinal);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("is not overwritten", again.Error, StringComparison.Ordinal);
        Assert.Contains("repeats=20", scored.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_verified_on_its_own_and_one_that_was_edited_is_not()
    {
        var export = _folder["export.ndjson"];
        await HoldfastProcess.RunWithAsync(Events.Story(), Ct, "score", "--data", Records);
        var made = await HoldfastProcess.RunAsync(Ct, "export", "--data", Records, "--account", "a-1", "--out", export);
        Directory.Delete(Records, recursive: true);

        var whole = await HoldfastProcess.RunAsync(Ct, "verify", export);
        var edited = _folder.Write(
            "edited.ndjson", File.ReadAllText(export).Replace("80000", "80001", StringComparison.Ordinal));
        var found = await HoldfastProcess.RunAsync(Ct, "verify", edited);
        var wrong = await HoldfastProcess.RunAsync(Ct, "export", "--data", Records, "--from", "1", "--out", export);

        Assert.Equal((0, 0, 1, 2), (made.ExitCode, whole.ExitCode, found.ExitCode, wrong.ExitCode));
        Assert.StartsWith("whole and unaltered: 13 entries\n", whole.Output, StringComparison.Ordinal);
        Assert.Contains("entry 13: Line 14 is not what the journal holds", found.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_goes_with_no_option_that_saves_loads_or_explains()
    {
        var said = await HoldfastProcess.RunAsync(Ct, "score", "--data", Records, "--save-state", _folder["state"]);

        Assert.Equal((2, ""), (said.ExitCode, said.Output));
        Assert.False(Directory.Exists(Records));
    }

    public void Dispose() => _folder.Dispose();

    private async Task KillAsync(int kills, int seed)
    {
        var random = new Random(seed);
        var events = ScoreStreamTests.Lines(Events.Many(6_000));
        var file = _folder.Write("events.ndjson", string.Join('\n', events));
        var expected = ScoreStreamTests.Lines((await HoldfastProcess.RunAsync(Ct, "score", file)).Output);
        long held = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = HoldfastProcess.Start("score", file, "--data", Records);

            // Killed after some answers were read, with more of them on their way; at times before the first.
            List<string> answered = [];
            for (var wanted = random.Next(4) == 0 ? 0 : random.Next(events.Length); answered.Count < wanted;)
            {
                answered.Add((await process.StandardOutput.ReadLineAsync(Ct))!);
            }

            process.Kill();
            var rest = await process.StandardOutput.ReadToEndAsync(Ct);
            await process.WaitForExitAsync(Ct);
            answered.AddRange(rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries));

            Assert.Equal(expected[..answered.Count], answered);
            if (File.Exists(Path.Combine(Records, "journal.db")))
            {
                var holds = await CountAsync();
                Assert.InRange(holds, Math.Max(held, answered.Count > 0 ? answered.Count + 1 : 0), events.Length + 1);
                held = holds;
            }
        }

        var last = await HoldfastProcess.RunAsync(Ct, "score", file, "--data", Records);
        Assert.Equal(expected, ScoreStreamTests.Lines(last.Output));
        Assert.Equal(events.Length + 1, await CountAsync());
    }

    // How many entries the records have, which are found to be whole.
    private async Task<long> CountAsync()
    {
        var said = await HoldfastProcess.RunAsync(Ct, "verify", Records);
        Assert.Equal(0, said.ExitCode);
        return long.Parse(Counted().Match(said.Output).Groups[1].Value);
    }

    [GeneratedRegex("^whole and unaltered: ([0-9]+) entries")]
    private static partial Regex Counted();
}
