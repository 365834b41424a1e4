namespace Holdfast.Runtime.Scoring;

/// <summary>How far a run is.</summary>
/// <param name="BytesRead">Bytes of input whose answers are written.</param>
/// <param name="Lines">Lines that are answered.</param>
public readonly record struct ScoreProgress(long BytesRead, long Lines);

/// <summary>Scores a stream of events: reads NDJSON, writes one answer a line, in order.</summary>
public sealed class ScoreRun(ScoreState state, TimeProvider clock)
{
    // One for each of reading, deciding and writing, and one on its way between them.
    private const int Batches = 4;

    private readonly Answering _answering = new(state.Engine, state.Ids, clock);

    /// <summary>Told how far it is after each batch, on the thread that writes.</summary>
    public Action<ScoreProgress>? Progressed { get; init; }

    /// <summary>Runs to the end of the input. The streams stay open. An instance is for one run.</summary>
    /// <exception cref="OperationCanceledException">
    /// It was cancelled. What was written are whole lines, but the state may know of more events than were answered and
    /// is not to be saved.
    /// </exception>
    public ScoreSummary Run(Stream input, Stream output, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var started = clock.GetTimestamp();
        var writer = new AnswerWriter(state.Decisions);
        new SideBySide<ScoreBatch>(Batches, Decide, Write) { Progressed = Progressed }.Run(input, ct);
        return _answering.Tally.Summary(state.Engine, clock.GetElapsedTime(started));

        void Write(ScoreBatch batch)
        {
            if (batch.Answers.Count > 0)
            {
                output.Write(writer.Format(batch.Answers));
                output.Flush();
            }
        }
    }

    private void Decide(ScoreBatch batch)
    {
        _answering.ReadClock();
        for (var i = 0; i < batch.Read.Count; i++)
        {
            batch.Answers.Add(_answering.Answer(batch.Read[i], batch.Chunk.Lines[i].Number));
        }
    }
}
