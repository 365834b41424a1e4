using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Scoring;

/// <summary>What came of a run of scoring.</summary>
public sealed record ScoreSummary
{
    /// <summary>Events that were decided.</summary>
    public required long Decided { get; init; }

    /// <summary>Events sent again, answered as the first time and not counted again.</summary>
    public required long Repeats { get; init; }

    /// <summary>Events older than the newest of their account.</summary>
    public required long Late { get; init; }

    /// <summary>How many lines could not be decided, by why; only what occurred.</summary>
    public required IReadOnlyDictionary<EventErrorCode, long> Errors { get; init; }

    /// <summary>How many events of each type were answered how; only what occurred.</summary>
    public required IReadOnlyDictionary<(EventType Type, Outcome Outcome), long> Outcomes { get; init; }

    /// <summary>Accounts with the highest scores, highest first.</summary>
    public required IReadOnlyList<RiskyAccount> Riskiest { get; init; }

    /// <summary>Accounts known at the end, those of a loaded state included.</summary>
    public required int Accounts { get; init; }

    /// <summary>Customers known at the end, those of a loaded state included.</summary>
    public required int Customers { get; init; }

    /// <summary>How long the run took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Lines that could not be decided.</summary>
    public long Faulty => Errors.Values.Sum();

    /// <summary>Lines answered: events decided, repeats and errors. Empty lines are none.</summary>
    public long Lines => Decided + Repeats + Faulty;

    /// <summary>Lines answered in a second.</summary>
    public long LinesPerSecond => Elapsed > TimeSpan.Zero ? (long)(Lines / Elapsed.TotalSeconds) : 0;

    /// <summary>How many events were answered with an outcome.</summary>
    public long Of(Outcome outcome) => Outcomes.Where(pair => pair.Key.Outcome == outcome).Sum(pair => pair.Value);
}
