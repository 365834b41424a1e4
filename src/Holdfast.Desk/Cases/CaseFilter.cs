using System.Collections.Immutable;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Cases;

/// <summary>In which order cases are listed.</summary>
public enum CaseOrder
{
    /// <summary>By money at risk and time left, the most urgent first.</summary>
    Urgency,

    /// <summary>The newest first.</summary>
    Newest,

    /// <summary>Those decided last first; only decided ones.</summary>
    LastDecided,
}

/// <summary>Which cases are listed.</summary>
public sealed record CaseFilter
{
    /// <summary>Where they stand; all but merged ones where none is named.</summary>
    public ImmutableArray<CaseState> States { get; init; } = [CaseState.Open, CaseState.InWork];

    /// <summary>In whose hand they are; null for anybody's and nobody's.</summary>
    public string? Assignee { get; init; }

    /// <summary>Only those that nobody has in hand.</summary>
    public bool IsUnassigned { get; init; }

    /// <summary>What they look like; null for all.</summary>
    public CaseKind? Kind { get; init; }

    /// <summary>At least so severe; null for all.</summary>
    public Outcome? Severity { get; init; }

    /// <summary>What they turned out to be; null for all.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>Where their review stands; null for all.</summary>
    public ReviewState? Review { get; init; }

    /// <summary>Only those with alerts of this customer; null for all.</summary>
    public string? Customer { get; init; }

    /// <summary>In which order.</summary>
    public CaseOrder Order { get; init; }

    /// <summary>Where the page before ended, as its <see cref="CasePage.Next"/> says; null for the first.</summary>
    public string? After { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>A page of cases.</summary>
/// <param name="Rows">The cases.</param>
/// <param name="Next">Where the next page begins; null where this is the last.</param>
public sealed record CasePage(IReadOnlyList<CaseRow> Rows, string? Next);

/// <summary>A case by an id that it has or had.</summary>
/// <param name="Row">The case as it is now.</param>
/// <param name="Asked">The id that was asked for: another one where that case was merged into this.</param>
public sealed record FoundCase(CaseRow Row, CaseId Asked)
{
    /// <summary>Its id.</summary>
    public CaseId Id => CaseId.Parse(Row.Id);

    /// <summary>Whether it was asked for by the id of a case that was merged into it.</summary>
    public bool IsElsewhere => Id != Asked;
}
