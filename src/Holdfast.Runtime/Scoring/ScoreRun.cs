using System.Collections.Concurrent;
using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Scoring;

/// <summary>How far a run is.</summary>
/// <param name="BytesRead">Bytes of input whose answers are written.</param>
/// <param name="Lines">Lines that are answered.</param>
public readonly record struct ScoreProgress(long BytesRead, long Lines);

/// <summary>
/// Scores a stream of events: reads NDJSON, writes one answer a line, in order. Reading, deciding and writing go on
/// side by side, each on what one read of the input gave; so a line that comes alone is answered at once, and memory
/// does not grow with the input. Order is never in question: each has one thread, and batches go from one to the next
/// in turn.
/// </summary>
public sealed class ScoreRun(ScoreState state, TimeProvider clock)
{
    // One for each of the three, and one on its way between them.
    private const int Batches = 4;

    private readonly BlockingCollection<ScoreBatch> _free = [];
    private readonly BlockingCollection<ScoreBatch> _read = [];
    private readonly BlockingCollection<ScoreBatch> _decided = [];
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
        for (var i = 0; i < Batches; i++)
        {
            _free.Add(new ScoreBatch(), ct);
        }

        var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Start(() => Read(input, stop.Token));
        var deciding = Start(() => Decide(stop.Token));
        try
        {
            Write(output, stop.Token);
        }
        finally
        {
            // Deciding stops within a batch. Reading may be waiting for input that never comes: it is left to itself.
            stop.Cancel();
            Task.WhenAny(deciding).GetAwaiter().GetResult();
        }

        // What went wrong there goes wrong here.
        deciding.GetAwaiter().GetResult();
        reading.GetAwaiter().GetResult();
        stop.Dispose();
        return _answering.Tally.Summary(state.Engine, clock.GetElapsedTime(started));
    }

    private static Task Start(Action work) => Task.Factory.StartNew(
        work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Read(Stream input, CancellationToken ct)
    {
        try
        {
            var lines = new LineReader(input);
            var reader = new EventReader();
            while (_free.Take(ct) is var batch && lines.Fill(batch.Chunk))
            {
                batch.Clear();
                foreach (var line in batch.Chunk.Lines)
                {
                    batch.Read.Add(reader.Read(batch.Chunk.Buffer, line.Start, line.Length, line.Number));
                }

                _read.Add(batch, ct);
            }
        }
        finally
        {
            _read.CompleteAdding();
        }
    }

    private void Decide(CancellationToken ct)
    {
        try
        {
            foreach (var batch in _read.GetConsumingEnumerable(ct))
            {
                _answering.ReadClock();
                for (var i = 0; i < batch.Read.Count; i++)
                {
                    batch.Answers.Add(_answering.Answer(batch.Read[i], batch.Chunk.Lines[i].Number));
                }

                _decided.Add(batch, ct);
            }
        }
        finally
        {
            _decided.CompleteAdding();
        }
    }

    private void Write(Stream output, CancellationToken ct)
    {
        var writer = new AnswerWriter(state.Decisions);
        var progress = default(ScoreProgress);
        foreach (var batch in _decided.GetConsumingEnumerable(ct))
        {
            if (batch.Answers.Count > 0)
            {
                output.Write(writer.Format(batch.Answers));
                output.Flush();
            }

            progress = new ScoreProgress(
                progress.BytesRead + batch.Chunk.BytesRead, progress.Lines + batch.Answers.Count);
            Progressed?.Invoke(progress);
            _free.Add(batch, ct);
        }
    }
}
