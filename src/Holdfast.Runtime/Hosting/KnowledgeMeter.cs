using System.Diagnostics.Metrics;

namespace Holdfast.Runtime.Hosting;

/// <summary>Tells the figures of a folder to whoever listens to the meter.</summary>
internal sealed class KnowledgeMeter : IDisposable
{
    private const string Place = "place";

    private readonly Meter _meter = new("Holdfast");

    public KnowledgeMeter(Func<KnowledgeFigures> figures, MemoryLimit limit)
    {
        _meter.CreateObservableGauge("holdfast.knowledge.subjects", Subjects, "{subject}",
            "Customers and accounts that are known, by where what is known of them is.");
        _meter.CreateObservableGauge("holdfast.knowledge.bytes", () => figures().Use.BytesInMemory, "By",
            "About how much memory the customers and accounts take that are in it.");
        _meter.CreateObservableGauge("holdfast.knowledge.limit", () => limit.Bytes, "By",
            "The memory limit of customers and accounts and what of them is on its way to the disk.");
        _meter.CreateObservableGauge("holdfast.knowledge.bytes_on_the_way", () => figures().BytesOnTheWay, "By",
            "What left memory or was gathered for a checkpoint, and is in none yet.");
        _meter.CreateObservableCounter("holdfast.knowledge.fetches", () => figures().Use.Fetches, "{subject}",
            "How often a customer or an account was fetched that was not in memory.");
        _meter.CreateObservableCounter("holdfast.knowledge.evictions", () => figures().Use.Evictions, "{subject}",
            "How often a customer or an account was moved out of memory.");
        _meter.CreateObservableGauge("holdfast.checkpoint.entries_since", () => figures().EntriesSince, "{entry}",
            "Entries since the last checkpoint, which a start after a kill would decide again.");

        IEnumerable<Measurement<long>> Subjects()
        {
            var use = figures().Use;
            return
            [
                new Measurement<long>(use.SubjectsInMemory, new KeyValuePair<string, object?>(Place, "memory")),
                new Measurement<long>(use.SubjectsElsewhere, new KeyValuePair<string, object?>(Place, "disk")),
            ];
        }
    }

    public void Dispose() => _meter.Dispose();
}
