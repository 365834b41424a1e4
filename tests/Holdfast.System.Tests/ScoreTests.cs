using System.Text.Json;

namespace Holdfast.System.Tests;

/// <summary>
/// <c>holdfast score</c> over good and bad lines, twice, and in two halves.
/// </summary>
public sealed class ScoreTests
{
    private const string SignIn =
        """{"id":"a","type":"login.succeeded","time":"2026-03-02T14:00:00Z","customer":"c1","data":{"mfa":"none"}}""";

    // The same event, its members in another order.
    private const string SignInAgain =
        """{"type":"login.succeeded","id":"a","data":{"mfa":"none"},"customer":"c1","time":"2026-03-02T14:00:00Z"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_bad_line_is_answered_in_its_place_and_the_lines_around_it_are_scored()
    {
        string[] lines =
        [
            "\uFEFF" + SignIn + "\r",
            "",
            "not json",
            SignInAgain,
            SignIn.Replace("c1", "c2", StringComparison.Ordinal),
            """{"id":"b","type":"transfer.requested","time":"2026-03-02T14:00:00Z","data":{"direction":"sideways"}}""",
            """{"id":"c","type":"no.such","time":"2026-03-02T14:00:00Z"}""",
            """{"id":"d","id":"d"}""",
            """{"id":"e","type":"account.closed","account":"a1","time":"9000-01-01T00:00:00Z"}""",
            """{"id":"f","type":"account.closed","account":"\uD800","time":"2026-03-02T14:00:00Z"}""",
            new string('[', 40) + new string(']', 40),
            "{\"id\":\"" + new string('x', 70_000) + "\"}",
            "\0\0\0",
            """{"id":"g","type":"account.closed","account":"a1","time":"2026-03-02T14:00:00Z"}""",
        ];

        var said = await HoldfastProcess.RunWithAsync(string.Join('\n', lines), Ct, "score", "-");

        Assert.Equal(0, said.ExitCode);
        Assert.Equal(
            [
                "a allow", "? invalid-json 3", "a allow", "a event-id-reused 5", "b invalid-event 6",
                "c unknown-event-type 7", "? invalid-json 8", "e time-in-future 9", "f invalid-json 10",
                "? invalid-json 11", "? too-large 12", "? invalid-json 13", "g allow",
            ],
            AnswersOf(said.Output));
    }

    [Fact]
    public async Task Two_runs_over_one_feed_give_the_same_bytes()
    {
        var feed = string.Join('\n', Enumerable.Range(0, 3_000).Select(Event));

        var first = await HoldfastProcess.RunWithAsync(feed, Ct, "score");
        var second = await HoldfastProcess.RunWithAsync(feed, Ct, "score", "-");

        Assert.Equal(3_000, AnswersOf(first.Output).Length);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task A_run_cut_in_two_by_a_saved_state_gives_the_same_bytes_as_one_run()
    {
        using var folder = new TemporaryFolder();
        string[] events = [.. Enumerable.Range(0, 400).Select(Event)];
        var state = folder["state"];
        var whole = await HoldfastProcess.RunWithAsync(string.Join('\n', events), Ct, "score");

        // The last event of the first half comes again at the start of the second: a repeat across the cut.
        var first = await HoldfastProcess.RunWithAsync(
            string.Join('\n', events[..200]), Ct, "score", "--save-state", state);
        var second = await HoldfastProcess.RunWithAsync(
            string.Join('\n', events[199..]), Ct, "score", "--load-state", state);

        var repeated = second.Output[..(second.Output.IndexOf('\n', StringComparison.Ordinal) + 1)];
        Assert.EndsWith(repeated, first.Output, StringComparison.Ordinal);
        Assert.Equal(whole.Output, first.Output + second.Output[repeated.Length..]);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task The_sample_feed_is_answered_event_by_event_without_an_error()
    {
        var feed = Checkout.Shared("data/brokerage-events/events.ndjson");

        var said = await HoldfastProcess.RunAsync(Ct, "score", feed);

        Assert.Equal(0, said.ExitCode);
        Assert.Equal(File.ReadLines(feed).Count(), said.Output.AsSpan().Count('\n'));
        Assert.Contains("errors none", said.Error, StringComparison.Ordinal);
    }

    // Eleven devices of seven customers, every ten minutes.
    private static string Event(int number)
    {
        var time = $"2026-03-{1 + (number / 144):00}T{number / 6 % 24:00}:{number % 6}0:00Z";
        return $$$"""
            {"id":"e{{{number}}}","type":"login.succeeded","time":"{{{time}}}","customer":"c{{{number % 7}}}",
            "session":"s{{{number}}}","device":{"id":"d{{{number % 11}}}","platform":"ios"},
            "data":{"method":"password","mfa":"sms"}}
            """.ReplaceLineEndings("");
    }

    // "id outcome", or "id code line" where the event could not be decided.
    private static string[] AnswersOf(string output) =>
    [
        .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var answer = JsonDocument.Parse(line);
            var id = answer.RootElement.GetProperty("event").GetString() ?? "?";
            return answer.RootElement.TryGetProperty("error", out var error)
                ? $"{id} {error.GetProperty("code").GetString()} {error.GetProperty("line").GetInt64()}"
                : $"{id} {answer.RootElement.GetProperty("outcome").GetString()}";
        }),
    ];
}
