using System.Text.Json;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Tests.Scoring;

/// <summary>
/// Same id and same content: the first decision, nothing counted twice. Same id, other content: an error.
/// </summary>
public sealed class RepeatTests
{
    [Fact]
    public void An_event_sent_again_gets_its_first_decision_and_changes_nothing()
    {
        var lines = EventLines.Of(60, seed: 2);
        using var once = Scored.NewState();
        var expected = Scored.Lines(Scored.Run(once, [.. lines]));

        using var twice = Scored.NewState();
        var answers = Scored.Lines(Scored.Run(twice, [.. lines.SelectMany(line => new[] { line, line }), .. lines]));

        Assert.Equal([.. expected.SelectMany(line => new[] { line, line }), .. expected], answers);
        Assert.Equal(Scored.Saved(once), Scored.Saved(twice));
    }

    [Theory]
    [InlineData("{'data':{'reason':B},'time':'T','type':F,'id':'e-1','customer':'c-1'}", true)]
    [InlineData("{'id':'e-1','type':F,'time':'T','customer':'c\\u002d1','data':{'reason':B}}", true)]
    [InlineData(" {'id' :'e-1','type':F,'time':'T','customer':'c-1','data':{'reason':B}} ", true)]
    [InlineData("{'id':'e-1','type':F,'time':'T','customer':'c-1','data':{'reason':'lockedOut'}}", false)]
    [InlineData("{'id':'e-1','type':F,'time':'T','customer':'c-2','data':{'reason':B}}", false)]
    [InlineData("{'id':'e-1','type':F,'time':'U','customer':'c-1','data':{'reason':B}}", false)]
    [InlineData("{'id':'e-1','type':F,'time':'T','customer':'c-1','data':{'reason':B},'x':1}", false)]
    public void Content_is_compared_by_value(string second, bool isSame)
    {
        const string First = "{'id':'e-1','type':F,'time':'T','customer':'c-1','data':{'reason':B}}";
        using var state = Scored.NewState();
        var answers = Scored.Told(Scored.Run(state, Whole(First), Whole(second)));

        Assert.Equal(["e-1 allow", isSame ? "e-1 allow" : "2 event-id-reused"], answers);

        static string Whole(string line) => EventLines.Json(line
            .Replace(":F,", ":'login.failed',", StringComparison.Ordinal)
            .Replace(":B}", ":'badPassword'}", StringComparison.Ordinal)
            .Replace("'T'", "'2026-03-02T09:00:00Z'", StringComparison.Ordinal)
            .Replace("'U'", "'2026-03-02T09:00:01Z'", StringComparison.Ordinal));
    }

    [Fact]
    public void An_id_used_again_is_named_with_its_event_and_line_and_the_first_keeps_it()
    {
        using var state = Scored.NewState();
        var answers = Scored.Lines(Scored.Run(state,
            EventLines.SignIn("e-1"), "", EventLines.SignIn("e-1", customer: "c-2"), EventLines.SignIn("e-1")));

        Assert.Equal(3, answers.Length);
        Assert.Equal(
            EventLines.Json("{'event':'e-1','error':{'code':'event-id-reused',"
                + "'detail':'An earlier event with other content has this id.','pointers':['/id'],'line':3}}"),
            answers[1]);
        Assert.Equal(answers[0], answers[2]);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(3, 8)]
    public void A_repeat_from_far_back_is_answered_from_the_file(int pagesInMemory, int leastPages)
    {
        var lines = EventLines.Of(4_000, seed: 9);
        using var state = Scored.NewState(pagesInMemory: pagesInMemory);
        var first = Scored.Run(state, new MemoryStream(EventLines.Bytes(lines)));
        var random = new Random(9);
        string[] again = [.. Enumerable.Range(0, 500).Select(_ => lines[random.Next(lines.Count)])];

        var answers = Scored.Lines(Scored.Run(state, again));

        Assert.True(first.Length > leastPages * DecisionLog.PageBytes, "Too little to be spilled.");
        var firstById = Scored.Lines(first).ToDictionary(IdOf);
        Assert.Equal(again.Select(line => firstById[IdOf(line)]), answers);
    }

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(10, 19, true)]
    [InlineData(10, 20, false)]
    public void As_many_events_as_promised_are_remembered_and_at_most_twice_as_many(
        int remembered, int eventsSince, bool isRepeat)
    {
        using var state = Scored.NewState(remembered);
        Scored.Run(state, [.. Enumerable.Range(0, remembered).Select(number => EventLines.SignIn($"old-{number}"))]);
        var more = eventsSince - remembered + 1;
        Scored.Run(state, [.. Enumerable.Range(0, more).Select(number => EventLines.SignIn($"new-{number}"))]);

        Scored.Run(state, new MemoryStream(EventLines.Bytes([EventLines.SignIn("old-0")])), null, out var summary);

        Assert.Equal(isRepeat ? 1 : 0, summary.Repeats);
    }

    [Fact]
    public void Many_generations_of_events_leave_no_more_behind_than_two()
    {
        using var state = Scored.NewState(remembered: 50, pagesInMemory: 1);
        var lines = EventLines.Of(1_000, seed: 4);
        Scored.Run(state, [.. lines]);

        Scored.Run(state, new MemoryStream(EventLines.Bytes(lines[^50..])), null, out var near);
        Assert.Equal(50, near.Repeats);
        using var again = Scored.Loaded(Scored.Saved(state), remembered: 50, pagesInMemory: 1);
        Scored.Run(again, new MemoryStream(EventLines.Bytes(lines[^50..])), null, out near);
        Assert.Equal(50, near.Repeats);
    }

    [Theory]
    [InlineData("2026-03-02T09:05:00Z", true)]
    [InlineData("2026-03-02T09:05:00.0000001Z", false)]
    [InlineData("2026-03-02T10:05:00+01:00", true)]
    [InlineData("2126-03-02T09:00:00Z", false)]
    public void A_clock_may_be_five_minutes_ahead(string time, bool isTaken)
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        using var state = Scored.NewState();
        var input = new MemoryStream(EventLines.Bytes([EventLines.SignIn("e-1", time: time)]));

        Assert.Equal([isTaken ? "e-1 allow" : "1 time-in-future"], Scored.Told(Scored.Run(state, input, clock)));
    }

    [Fact]
    public void An_event_ahead_of_time_is_not_counted_and_may_come_again_in_time()
    {
        var clock = new FixedClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var line = EventLines.Bytes([EventLines.SignIn("e-1", time: "2026-03-02T09:06:00Z")]);
        using var untouched = Scored.NewState();
        using var state = Scored.NewState();

        Assert.Equal(["1 time-in-future"], Scored.Told(Scored.Run(state, new MemoryStream(line), clock)));
        Assert.Equal(Scored.Saved(untouched), Scored.Saved(state));

        clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(["e-1 allow"], Scored.Told(Scored.Run(state, new MemoryStream(line), clock)));

        // What was decided once is answered as then, whatever the clock says now.
        clock.Now -= TimeSpan.FromMinutes(1);
        Assert.Equal(["e-1 allow"], Scored.Told(Scored.Run(state, new MemoryStream(line), clock)));
    }

    private static string IdOf(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty("id", out var id)
            ? id.GetString()!
            : document.RootElement.GetProperty("event").GetString()!;
    }
}
