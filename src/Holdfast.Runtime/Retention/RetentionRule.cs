using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Runtime.Retention;

/// <summary>From when a record's period runs.</summary>
public enum PeriodStart
{
    /// <summary>The day on which the record was made.</summary>
    RecordMade,

    /// <summary>The day on which the account was closed for good.</summary>
    AccountClosed,

    /// <summary>The day on which a policy made way for the next, or a hold was taken off.</summary>
    EndOfUse,

    /// <summary>The day on which a person was a customer no more and the last of their accounts was closed.</summary>
    RelationshipEnded,
}

/// <summary>How long some records are kept, and by which rule.</summary>
public sealed record RetentionRule
{
    /// <summary>What the rule is called in plans and disposals.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of entry that it holds for.</summary>
    public required EntryKind Record { get; init; }

    /// <summary>Only events of these types; all where it is empty.</summary>
    public IReadOnlySet<EventType> Types { get; init; } = new HashSet<EventType>();

    /// <summary>Only events with these outcomes; all where it is empty.</summary>
    public IReadOnlySet<Outcome> Outcomes { get; init; } = new HashSet<Outcome>();

    /// <summary>For how many years; null for always.</summary>
    public required int? Years { get; init; }

    /// <summary>From when they count.</summary>
    public required PeriodStart Start { get; init; }

    /// <summary>The first day on which the rule holds.</summary>
    public required LocalDate Effective { get; init; }

    /// <summary>The last day on which it holds; null where it goes on.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Which rule says so.</summary>
    public required string Citation { get; init; }

    /// <summary>Where that is to be read.</summary>
    public required string Source { get; init; }

    /// <summary>Whether number or words of the rule were not checked against the codified text.</summary>
    public bool IsUnverified { get; init; }

    /// <summary>Whether the rule holds on a day.</summary>
    public bool HoldsOn(LocalDate day) => day >= Effective && (Until is not { } until || day <= until);

    /// <summary>Whether it holds for an entry; type and outcome are an event's.</summary>
    public bool IsFor(EntryKind kind, EventType? type, Outcome? outcome) => kind == Record &&
        (Types.Count == 0 || (type is { } of && Types.Contains(of))) &&
        (Outcomes.Count == 0 || (outcome is { } with && Outcomes.Contains(with)));

    /// <summary>The last day on which a record is kept whose period began on a day; null for always.</summary>
    public LocalDate? LastDay(LocalDate start)
    {
        if (Years is not { } years)
        {
            return null;
        }

        var day = start.PlusYears(years);

        // What began on 29 February is kept through 1 March where there is no such day: never a day too short.
        return start is { Month: 2, Day: 29 } && day.Day == 28 ? day.PlusDays(1) : day;
    }
}
