using System.Collections.Concurrent;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// Scores a stream of events into the journal of a data folder: as <see cref="ScoreRun"/> does, but an answer is
/// written only when event and decision are durable, and what was decided in any earlier run is answered as then.
/// </summary>
public sealed class DurableRun : IDisposable
{
    // Enough that what one sync takes to the disk is all that was read while the one before went there.
    private const int Batches = 24;

    private readonly BlockingCollection<DurableBatch> _free = [];
    private readonly BlockingCollection<DurableBatch> _read = [];
    private readonly BlockingCollection<DurableBatch> _decided = [];
    private readonly DurableEngine _engine;
    private readonly TimeProvider _clock;

    private DurableRun(DurableEngine engine, TimeProvider clock) => (_engine, _clock) = (engine, clock);

    /// <summary>How what the journal holds came to be known again; null for a new journal.</summary>
    public Recovery? Recovery => _engine.Recovery;

    /// <summary>Told how far it is after each batch, on the thread that writes.</summary>
    public Action<ScoreProgress>? Progressed { get; set; }

    /// <summary>Takes hold of a data folder, and knows all that its journal holds.</summary>
    /// <param name="folder">The folder; made where there is none.</param>
    /// <param name="policy">The policy to decide by; null for the one in force, in a new journal the default.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <exception cref="JournalException">The folder cannot be gone on with.</exception>
    public static DurableRun Open(string folder, DecisionPolicy? policy, TimeProvider clock) =>
        new(DurableEngine.Open(folder, policy, clock), clock);

    /// <summary>Runs to the end of the input. The streams stay open. An instance is for one run.</summary>
    /// <exception cref="JournalException">The journal took no more; what was written until then is durable.</exception>
    /// <exception cref="OperationCanceledException">
    /// It was cancelled. All that was decided is durable and known at the next start, answered or not.
    /// </exception>
    public ScoreSummary Run(Stream input, Stream output, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        var started = _clock.GetTimestamp();
        for (var i = 0; i < Batches; i++)
        {
            _free.Add(new DurableBatch(), ct);
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
            SaveUnlessFailed();
        }

        // What went wrong there goes wrong here.
        deciding.GetAwaiter().GetResult();
        reading.GetAwaiter().GetResult();
        stop.Dispose();
        return _engine.Tally.Summary(_engine.Engine, _clock.GetElapsedTime(started));
    }

    /// <summary>Gives the folder up.</summary>
    public void Dispose() => _engine.Dispose();

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
                _engine.Answer(batch);
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
        var progress = default(ScoreProgress);
        foreach (var batch in _decided.GetConsumingEnumerable(ct))
        {
            batch.Durable.GetAwaiter().GetResult();
            if (batch.Output.WrittenCount > 0)
            {
                output.Write(batch.Output.WrittenSpan);
                output.Flush();
            }

            progress = new ScoreProgress(
                progress.BytesRead + batch.Chunk.BytesRead, progress.Lines + batch.Read.Count);
            Progressed?.Invoke(progress);
            _free.Add(batch, ct);
        }
    }

    // A run that ends in whatever way but by the journal's own failure leaves the next one little to read.
    private void SaveUnlessFailed()
    {
        if (!_engine.CanSave)
        {
            return;
        }

        try
        {
            _engine.SaveCheckpoint();
        }
        catch (Exception failure) when (failure is JournalException or IOException)
        {
            // It was said by the batch that waited for it, or the next start reads more of the journal.
        }
    }
}
