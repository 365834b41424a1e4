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
    /// <param name="memoryLimit">
    /// About how many bytes what is known of customers and accounts may take in memory; null for half of what the
    /// process may have. What is decided does not depend on it.
    /// </param>
    /// <exception cref="JournalException">The folder cannot be gone on with.</exception>
    public static DurableRun Open(
        string folder, DecisionPolicy? policy, TimeProvider clock, long? memoryLimit = null) =>
        new(DurableEngine.Open(folder, policy, clock, memoryLimit is { } bytes ? new MemoryLimit(bytes) : null), clock);

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
            new SideBySide<DurableBatch>(Batches, _engine.Answer, Write) { Progressed = Progressed }.Run(input, ct);
        }
        finally
        {
            SaveUnlessFailed();
        }

        return _engine.Tally.Summary(_engine.Engine, _clock.GetElapsedTime(started));

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
    public void Dispose() => _engine.Dispose();

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
