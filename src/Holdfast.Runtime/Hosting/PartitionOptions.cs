using Holdfast.Engine.Policy;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Hosting;

/// <summary>How a partition is run.</summary>
public sealed record PartitionOptions
{
    /// <summary>The data folder; made where there is none.</summary>
    public required string Folder { get; init; }

    /// <summary>The policy to decide by; null for the one in force, in a new journal the default.</summary>
    public DecisionPolicy? Policy { get; init; }

    /// <summary>
    /// How many single events may be on their way at once, from being taken in to being durable. One more is answered
    /// <see cref="EventAnswer.Overloaded"/>.
    /// </summary>
    public int MostEvents { get; init; } = 4096;

    /// <summary>How many bytes these may have together.</summary>
    public long MostEventBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>
    /// How many batches of lines may be on their way at once; the next waits. They have room of their own, so that
    /// much sent at once keeps nobody out who sends one event.
    /// </summary>
    public int MostBatches { get; init; } = 32;

    /// <summary>
    /// How long after a failure the journal is opened again for the first time; twice as long each next time.
    /// </summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause between two tries.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>What stands between the engine and its journal, for trying what happens when that fails.</summary>
    internal Func<IJournal, IJournal> Between { get; init; } = journal => journal;
}
