using System.Text;
using Holdfast.Engine;
using Holdfast.Engine.Signals;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Tests.Scoring;

public sealed class ExplainRunTests
{
    [Fact]
    public void Explained_decision_is_the_one_that_scoring_gives()
    {
        var lines = EventLines.WithFaults(150, seed: 12);
        using var state = Scored.NewState();
        var scored = Scored.Lines(Scored.Run(state, [.. lines]));
        foreach (var id in new[] { "e-12-0", "e-12-70", "e-12-149" })
        {
            var decision = Explained(lines, id).Decision;
            var expected = scored.First(line => line.Contains($"\"event\":\"{id}\"", StringComparison.Ordinal));

            Assert.Contains($"\"score\":{decision.Score}", expected, StringComparison.Ordinal);
            Assert.Equal(
                decision.Reasons.Select(reason => reason.Signal.Id),
                System.Text.Json.JsonDocument.Parse(expected).RootElement.GetProperty("reasons").EnumerateArray()
                    .Select(reason => reason.GetProperty("signal").GetString()));
        }
    }

    [Fact]
    public void Parts_of_an_explanation_add_up()
    {
        var lines = EventLines.Of(150, seed: 12);
        for (var number = 0; number < 150; number += 3)
        {
            var explanation = Explained(lines, $"e-12-{number}");

            Assert.Equal(
                explanation.Sum.Thousandths, explanation.Evidence.Sum(evidence => evidence.Reason.Weight.Thousandths));
            Assert.Equal(explanation.Decision.Score, (explanation.Prior + explanation.Sum).ToProbability());
            Assert.NotEmpty(explanation.Known);
            Assert.Equal(
                (explanation.Decision.Outcome, explanation.Decision.Score), explanation.Without(new HashSet<Signal>()));
            foreach (var alternative in explanation.Alternatives)
            {
                Assert.NotEqual(explanation.Decision.Outcome, alternative.Outcome);
                Assert.Equal(
                    (alternative.Outcome, alternative.Score), explanation.Without(alternative.Without.ToHashSet()));
            }
        }
    }

    [Fact]
    public void An_id_that_no_event_has_is_not_found() =>
        Assert.IsType<ExplainResult.NotFound>(Run(EventLines.Of(10, seed: 1), "e-none"));

    [Fact]
    public void An_event_that_could_not_be_read_is_told_as_refused()
    {
        var refused = Assert.IsType<ExplainResult.Refused>(Run([EventLines.SignIn("e-1"), Bad("e-2")], "e-2"));

        Assert.Equal(2, refused.Error.Line);
    }

    [Fact]
    public void An_id_is_explained_where_it_is_decided_even_after_a_bad_line()
    {
        var result = Run([Bad("e-1"), EventLines.SignIn("e-1")], "e-1");

        Assert.IsType<ExplainResult.Explained>(result);
    }

    [Fact]
    public void An_event_of_an_earlier_run_is_known_to_have_been_decided_there()
    {
        using var state = Scored.NewState();
        Scored.Run(state, EventLines.SignIn("e-1"));
        using var loaded = Scored.Loaded(Scored.Saved(state));

        Assert.IsType<ExplainResult.DecidedEarlier>(Run([EventLines.SignIn("e-1")], "e-1", loaded));
    }

    [Fact]
    public void An_id_of_an_earlier_run_with_other_content_is_refused()
    {
        using var state = Scored.NewState();
        Scored.Run(state, EventLines.SignIn("e-1"));

        var result = Run([EventLines.SignIn("e-1", customer: "c-2")], "e-1", state);

        Assert.Equal(
            Engine.Contract.EventErrorCode.EventIdReused, Assert.IsType<ExplainResult.Refused>(result).Error.Code);
    }

    private static string Bad(string id) =>
        $$"""{"id":"{{id}}","type":"login.succeeded","time":"2026-03-02T09:00:00Z"}""";

    private static Explanation Explained(IReadOnlyList<string> lines, string id) =>
        Assert.IsType<ExplainResult.Explained>(Run(lines, id)).Explanation;

    private static ExplainResult Run(IReadOnlyList<string> lines, string id, ScoreState? state = null)
    {
        state ??= Scored.NewState();
        return new ExplainRun(state, FixedClock.LongAfter).Run(
            new MemoryStream(EventLines.Bytes(lines)), id, TestContext.Current.CancellationToken);
    }
}
