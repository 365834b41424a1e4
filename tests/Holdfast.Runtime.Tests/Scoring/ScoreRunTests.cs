using System.Text;
using System.Text.Json;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Tests.Scoring;

public sealed class ScoreRunTests
{
    [Fact]
    public void Every_line_is_answered_in_its_place_and_bad_ones_stop_nothing()
    {
        using var state = Scored.NewState();
        var output = Scored.Run(state,
            EventLines.SignIn("e-1"),
            "nonsense",
            "",
            EventLines.SignIn("e-2"),
            """{"id":"e-3","type":"no.such","time":"2026-03-02T09:00:00Z"}""",
            """{"id":"e-4","type":"login.succeeded","time":"2026-03-02T09:00:00Z"}""",
            new string('x', ContractLimits.EventBytes + 1),
            EventLines.SignIn("e-5"));

        Assert.Equal(
            [
                "e-1 allow", "2 invalid-json", "e-2 allow", "5 unknown-event-type", "6 invalid-event", "7 too-large",
                "e-5 allow",
            ],
            Scored.Told(output));
    }

    [Fact]
    public void Input_of_nothing_gives_output_of_nothing()
    {
        using var state = Scored.NewState();
        var output = Scored.Run(state, new MemoryStream(), null, out var summary);

        Assert.Empty(output);
        Assert.Equal(0, summary.Lines);
        Assert.Equal(0, summary.LinesPerSecond);
        Assert.Empty(summary.Riskiest);
    }

    [Fact]
    public void Two_runs_give_the_same_bytes_however_the_input_comes()
    {
        var input = EventLines.Bytes(EventLines.WithFaults(600, seed: 5));
        using var first = Scored.NewState();
        var expected = Scored.Run(first, new MemoryStream(input));
        for (var seed = 0; seed < 10; seed++)
        {
            using var state = Scored.NewState();
            var output = Scored.Run(state, ChoppedStream.Of(input, seed));
            Assert.True(expected.AsSpan().SequenceEqual(output), $"seed {seed}");
            Assert.Equal(Scored.Saved(first), Scored.Saved(state));
        }
    }

    [Fact]
    public void A_run_cut_by_save_and_load_gives_the_bytes_of_one_that_is_not()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new Random(seed);
            var lines = EventLines.WithFaults(200, seed);
            using var uncut = Scored.NewState();
            var expected = Scored.Run(uncut, new MemoryStream(EventLines.Bytes(lines)));

            var cut = random.Next(lines.Count + 1);
            using var before = Scored.NewState(pagesInMemory: random.Next(2));
            var first = Scored.Run(before, ChoppedStream.Of(EventLines.Bytes(lines.Take(cut)), seed));
            using var after = Scored.Loaded(Scored.Saved(before), pagesInMemory: random.Next(2));
            var second = Scored.Run(after, ChoppedStream.Of(EventLines.Bytes(lines.Skip(cut)), seed));

            // Lines are counted anew in each input, so errors after the cut stand on other lines.
            Assert.True(
                Scored.Lines(expected).Select(WithoutLine).SequenceEqual(
                    Scored.Lines(first).Concat(Scored.Lines(second)).Select(WithoutLine)),
                $"seed {seed}, cut before line {cut}");
            Assert.True(
                Scored.Saved(uncut).AsSpan().SequenceEqual(Scored.Saved(after)), $"seed {seed}, cut before line {cut}");
        }
    }

    [Fact]
    public async Task A_line_that_comes_alone_is_answered_before_the_next_is_sent()
    {
        var ct = TestContext.Current.CancellationToken;
        using var input = new SlowStream();
        using var output = new HeardStream();
        using var state = Scored.NewState();
        var run = Task.Run(() => new ScoreRun(state, FixedClock.LongAfter).Run(input, output, ct), ct);

        for (var number = 0; number < 50; number++)
        {
            input.Send(EventLines.SignIn($"e-{number}") + "\n");
            Assert.Equal($"e-{number} allow", Scored.Told(output.Hear(ct)));
        }

        input.Send("{\"half a");
        input.Send(" line\n");
        Assert.Equal("51 invalid-json", Scored.Told(output.Hear(ct)));
        input.End();
        Assert.Equal(51, (await run).Lines);
    }

    [Fact]
    public async Task A_run_that_waits_for_input_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        using var input = new SlowStream();
        using var output = new HeardStream();
        using var state = Scored.NewState();
        var run = Task.Run(() => new ScoreRun(state, FixedClock.LongAfter).Run(input, output, stop.Token), stop.Token);
        input.Send(EventLines.SignIn("e-1") + "\n");
        output.Hear(TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        input.End();
    }

    [Fact]
    public void What_goes_wrong_with_the_output_ends_the_run()
    {
        using var state = Scored.NewState();
        using var input = new MemoryStream(EventLines.Bytes(EventLines.Of(2_000, seed: 1)));
        using var output = new BrokenStream(goodWrites: 2);

        var failure = Assert.Throws<IOException>(
            () => new ScoreRun(state, FixedClock.LongAfter).Run(input, output, TestContext.Current.CancellationToken));
        Assert.Equal("broken", failure.Message);
    }

    [Fact]
    public void What_goes_wrong_with_the_input_ends_the_run_after_what_came_before_is_answered()
    {
        using var state = Scored.NewState();
        using var output = new MemoryStream();
        using var input = new SlowStream();
        input.Send(EventLines.SignIn("e-1") + "\n");
        input.Fail(new IOException("lost"));

        var failure = Assert.Throws<IOException>(
            () => new ScoreRun(state, FixedClock.LongAfter).Run(input, output, TestContext.Current.CancellationToken));
        Assert.Equal("lost", failure.Message);
        Assert.Equal(["e-1 allow"], Scored.Told(output.ToArray()));
    }

    [Fact]
    public void Progress_is_told_up_to_the_last_byte_and_line()
    {
        var input = EventLines.Bytes(EventLines.Of(700, seed: 3));
        List<ScoreProgress> told = [];
        using var state = Scored.NewState();
        new ScoreRun(state, FixedClock.LongAfter) { Progressed = told.Add }.Run(
            new MemoryStream(input), Stream.Null, TestContext.Current.CancellationToken);

        Assert.True(told.Count > 1);
        Assert.Equal(new ScoreProgress(input.Length, 700), told[^1]);
        Assert.Equal(told.Select(progress => progress.BytesRead).Order(), told.Select(progress => progress.BytesRead));
    }

    [Fact]
    public void Summary_counts_decisions_repeats_late_ones_and_errors()
    {
        using var state = Scored.NewState();
        var lines = new[]
        {
            EventLines.Snapshot("e-1", "2026-03-02T09:00:00Z", 5),
            EventLines.Snapshot("e-2", "2026-03-02T08:00:00Z", 6),
            EventLines.Snapshot("e-1", "2026-03-02T09:00:00Z", 5),
            EventLines.Snapshot("e-1", "2026-03-02T09:00:00Z", 7),
            "{",
            "[]",
            EventLines.SignIn("e-3"),
        };
        Scored.Run(state, new MemoryStream(EventLines.Bytes(lines)), null, out var summary);

        Assert.Equal((7, 3, 1, 1, 3), (summary.Lines, summary.Decided, summary.Repeats, summary.Late, summary.Faulty));
        Assert.Equal(2, summary.Errors[EventErrorCode.InvalidJson]);
        Assert.Equal(1, summary.Errors[EventErrorCode.EventIdReused]);
        Assert.Equal(2, summary.Outcomes[(EventType.AccountSnapshot, Outcome.Allow)]);
        Assert.Equal(3, summary.Of(Outcome.Allow));
        Assert.Equal((1, 1), (summary.Accounts, summary.Customers));
    }

    private static string WithoutLine(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return document.RootElement.TryGetProperty("error", out var error)
            ? answer.Replace($"\"line\":{error.GetProperty("line").GetInt64()}", "\"line\":0", StringComparison.Ordinal)
            : answer;
    }
}
