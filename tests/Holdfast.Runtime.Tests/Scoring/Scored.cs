using System.Text;
using System.Text.Json;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Tests.Scoring;

/// <summary>Runs events through scoring and reads what came out.</summary>
internal static class Scored
{
    public static ScoreState NewState(int remembered = 1_000_000, int pagesInMemory = 4) =>
        new(DecisionPolicy.Default, remembered, pagesInMemory);

    /// <summary>The output of a run.</summary>
    public static byte[] Run(ScoreState state, Stream input, TimeProvider? clock = null) =>
        Run(state, input, clock, out _);

    public static byte[] Run(ScoreState state, Stream input, TimeProvider? clock, out ScoreSummary summary)
    {
        using var output = new MemoryStream();
        summary = new ScoreRun(state, clock ?? FixedClock.LongAfter)
            .Run(input, output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    public static byte[] Run(ScoreState state, params string[] lines) =>
        Run(state, new MemoryStream(EventLines.Bytes(lines)));

    /// <summary>The lines of a run, each as text.</summary>
    public static string[] Lines(byte[] output) =>
        Encoding.UTF8.GetString(output).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Each line as its error code, or the id of its event and its outcome.</summary>
    public static string[] Told(byte[] output) => [.. Lines(output).Select(Told)];

    public static string Told(string line)
    {
        using var answer = JsonDocument.Parse(line);
        var root = answer.RootElement;
        return root.TryGetProperty("error", out var error)
            ? $"{error.GetProperty("line").GetInt64()} {error.GetProperty("code").GetString()}"
            : $"{root.GetProperty("event").GetString()} {root.GetProperty("outcome").GetString()}";
    }

    public static byte[] Saved(ScoreState state)
    {
        using var output = new MemoryStream();
        state.Save(output);
        return output.ToArray();
    }

    public static ScoreState Loaded(byte[] saved, int remembered = 1_000_000, int pagesInMemory = 4) =>
        ScoreState.Load(new MemoryStream(saved), DecisionPolicy.Default, remembered, pagesInMemory);
}
