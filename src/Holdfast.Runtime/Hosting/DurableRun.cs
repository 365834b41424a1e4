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

    private readonly Partition _partition;
    private readonly TimeProvider _clock;

    private DurableRun(Partition partition, TimeProvider clock) => (_partition, _clock) = (partition, clock);

    /// <summary>How what the journal holds came to be known again; null for a new journal.</summary>
    public Recovery? Recovery => _partition.Recovery;

    /// <summary>Told how far it is after each batch, on the thread that writes.</summary>
    public Action<ScoreProgress>? Progressed { get; set; }

    /// <summary>Takes hold of a data folder, and knows all that its journal holds.</summary>
    /// <param name="folder">The folder; made where there is none.</param>
    /// <param name="policy">The policy to decide by; null for the one in force, in a new journal the default.</param>
    /// <param name="clock">The machine's clock.</param>
    /// <param name="store">Where the journal is kept; null for the folder itself.</param>
    /// <param name="memoryLimit">See <see cref="PartitionOptions.MemoryLimit"/>; null for the default.</param>
    /// <exception cref="JournalException">The folder cannot be gone on with.</exception>
    public static DurableRun Open(
        string folder,
        DecisionPolicy? policy,
        TimeProvider clock,
        IJournalStore? store = null,
        long? memoryLimit = null)
    {
        var options = new PartitionOptions
        {
            Folder = folder,
            Policy = policy,
            MostBatches = Batches,
            Store = store,
            MemoryLimit = memoryLimit,
        };
        return new DurableRun(Partition.Open(options, clock), clock);
    }

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
        try
        {
            new SideBySide<DurableBatch>(Batches, HandIn, Write) { Progressed = Progressed }.Run(input, ct);
        }
        finally
        {
            // However it ends, what was decided is durable, and the next run has little to read.
            Dispose();
        }

        return _partition.Engine.Tally.Summary(_partition.Engine.Engine, _clock.GetElapsedTime(started));

        // There are no more batches than there is room for: nobody waits.
        void HandIn(DurableBatch batch)
        {
            if (!_partition.AddAsync(batch, CancellationToken.None).AsTask().GetAwaiter().GetResult())
            {
                throw _partition.WhyUnavailable();
            }
        }

        void Write(DurableBatch batch)
        {
            batch.Durable.GetAwaiter().GetResult();
            if (batch.Output.WrittenCount > 0)
            {
                output.Write(batch.Output.WrittenSpan);
                output.Flush();
            }
        }
    }

    /// <summary>Gives the folder up.</summary>
    public void Dispose() => _partition.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
