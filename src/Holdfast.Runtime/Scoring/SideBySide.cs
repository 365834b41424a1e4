using System.Collections.Concurrent;
using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Scoring;

/// <summary>
/// Reading, deciding and writing go on side by side, each on what one read of the input gave; so a line that comes
/// alone is answered at once, and memory does not grow with the input. Order is never in question: each has one thread,
/// and batches go from one to the next in turn.
/// </summary>
/// <param name="batches">How many batches there are in all: no more are on their way at once.</param>
/// <param name="decide">Answers the lines of a batch.</param>
/// <param name="write">Passes the answers of a batch on, on the thread that runs.</param>
internal sealed class SideBySide<TBatch>(int batches, Action<TBatch> decide, Action<TBatch> write)
    where TBatch : LineBatch, new()
{
    private readonly BlockingCollection<TBatch> _free = [];
    private readonly BlockingCollection<TBatch> _read = [];
    private readonly BlockingCollection<TBatch> _decided = [];

    /// <summary>Told how far it is after each batch, on the thread that runs.</summary>
    public Action<ScoreProgress>? Progressed { get; init; }

    /// <summary>
    /// Runs to the end of the input. However it ends, nothing is being decided any more then. An instance is for one
    /// run.
    /// </summary>
    public void Run(Stream input, CancellationToken ct)
    {
        for (var i = 0; i < batches; i++)
        {
            _free.Add(new TBatch(), ct);
        }

        var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var reading = Start(() => Read(input, stop.Token));
        var deciding = Start(() => Decide(stop.Token));
        try
        {
            Write(stop.Token);
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
                decide(batch);
                _decided.Add(batch, ct);
            }
        }
        finally
        {
            _decided.CompleteAdding();
        }
    }

    private void Write(CancellationToken ct)
    {
        var progress = default(ScoreProgress);
        foreach (var batch in _decided.GetConsumingEnumerable(ct))
        {
            write(batch);
            progress = new ScoreProgress(
                progress.BytesRead + batch.Chunk.BytesRead, progress.Lines + batch.Read.Count);
            Progressed?.Invoke(progress);
            _free.Add(batch, ct);
        }
    }
}
