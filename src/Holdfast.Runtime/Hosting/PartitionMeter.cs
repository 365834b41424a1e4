using System.Diagnostics.Metrics;

namespace Holdfast.Runtime.Hosting;

/// <summary>What is counted of the partitions of this process.</summary>
internal static class PartitionMeter
{
    private static readonly Meter Meter = new("Holdfast");

    private static readonly Counter<long> Entries = Meter.CreateCounter<long>(
        "holdfast.journal.entries", "{entry}", "Entries that became durable.");

    // From a sync of the best disks to one that nobody wants to wait for.
    private static readonly InstrumentAdvice<double> CommitBuckets = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    };

    private static readonly Histogram<double> Commits = Meter.CreateHistogram(
        "holdfast.journal.commit.duration", "s", "From when a group is handed to the journal until it is durable.",
        tags: null, CommitBuckets);

    private static readonly Counter<long> Turned = Meter.CreateCounter<long>(
        "holdfast.events.turned_away", "{event}", "Events that were not taken in, by why.");

    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "holdfast.journal.failures", "{failure}", "Times that the journal took no more and was opened again.");

    private static readonly Counter<long> Checkpoints = Meter.CreateCounter<long>(
        "holdfast.checkpoints", "{checkpoint}", "Times that what is known was to be saved, by how it went.");

    /// <summary>Counts an event that was not taken in.</summary>
    public static EventAnswer Count(EventAnswer answer)
    {
        Turned.Add(1, new KeyValuePair<string, object?>("reason", answer switch
        {
            EventAnswer.Refused => "refused",
            EventAnswer.Overloaded => "overloaded",
            _ => "unavailable",
        }));
        return answer;
    }

    public static void CountCommit(int entries, TimeSpan took)
    {
        Entries.Add(entries);
        Commits.Record(took.TotalSeconds);
    }

    public static void CountFailure() => Failures.Add(1);

    public static void CountCheckpoint(bool isSaved) =>
        Checkpoints.Add(1, new KeyValuePair<string, object?>("saved", isSaved));
}
