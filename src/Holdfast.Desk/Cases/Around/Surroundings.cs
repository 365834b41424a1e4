using System.Collections.Immutable;
using NodaTime;

namespace Holdfast.Desk.Cases.Around;

/// <summary>What the records tell of a case and of what happened around it.</summary>
public sealed record Surroundings
{
    /// <summary>Those in the case, in the order in which they came to it.</summary>
    public required ImmutableArray<GraphParty> Parties { get; init; }

    /// <summary>Whose usual life is shown; null where nobody is known.</summary>
    public required GraphParty? Focus { get; init; }

    /// <summary>The timeline of what is asked for.</summary>
    public required CaseTimeline Timeline { get; init; }

    /// <summary>Where it came from.</summary>
    public required ImmutableArray<Stay> Places { get; init; }

    /// <summary>What is usual for whom it is shown; null where nothing is known of a time before.</summary>
    public required Usual? Usual { get; init; }

    /// <summary>Who is linked.</summary>
    public required LinkGraph Graph { get; init; }

    /// <summary>What speaks against the customer, and what for them.</summary>
    public required CaseReasons Reasons { get; init; }

    /// <summary>What is thought to have happened.</summary>
    public required ImmutableArray<string> Story { get; init; }

    /// <summary>When the first alert happened.</summary>
    public required Instant First { get; init; }

    /// <summary>When the last did.</summary>
    public required Instant Last { get; init; }

    /// <summary>How many events are shown, for the record of the look.</summary>
    public required int Rows { get; init; }
}
