using System.Collections.Frozen;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Cases.Rules;

/// <summary>A rule by which alerts gather.</summary>
internal sealed record CaseRule
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>By what it gathers.</summary>
    public required KeyKind Key { get; init; }

    /// <summary>Within how long of the last alert.</summary>
    public required Duration Window { get; init; }

    /// <summary>The types that it looks at; all where none is named.</summary>
    public required FrozenSet<EventType> Events { get; init; }

    /// <summary>The answers that it looks at; all where none is named.</summary>
    public required FrozenSet<Outcome> Outcomes { get; init; }

    /// <summary>One of these has to speak against the event; none has to where none is named.</summary>
    public required FrozenSet<string> Signals { get; init; }

    /// <summary>None of these may speak.</summary>
    public required FrozenSet<string> Unless { get; init; }

    /// <summary>Whether cases are put together by it.</summary>
    public required bool Unites { get; init; }

    /// <summary>The first and the last day on which it holds.</summary>
    public required LocalDate Effective { get; init; }

    /// <summary>The last day; null where there is no end.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>What it rests on.</summary>
    public required string Citation { get; init; }

    /// <summary>Where that was read.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it looks at an alert.</summary>
    public bool LooksAt(Alert alert) =>
        (Events.Count == 0 || Events.Contains(alert.Type))
        && (Outcomes.Count == 0 || Outcomes.Contains(alert.Severity))
        && (Signals.Count == 0 || alert.Against.Any(Signals.Contains))
        && !alert.Against.Concat(alert.For).Any(Unless.Contains);

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(LocalDate day) => day >= Effective && !(day > Until);
}

/// <summary>What too many honest people have in common to be gathered by.</summary>
/// <param name="Key">What it is.</param>
/// <param name="Value">As it is written: an address with a length, an AS with its number, a symbol, a token.</param>
/// <param name="Effective">The first day on which it counts.</param>
/// <param name="Until">The last day; null where there is no end.</param>
internal sealed record SharedThing(KeyKind Key, string Value, LocalDate Effective, LocalDate? Until)
{
    public bool HoldsOn(LocalDate day) => day >= Effective && !(day > Until);
}
