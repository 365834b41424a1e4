using System.Collections.Immutable;
using Holdfast.Desk.Instructions;
using NodaTime;

namespace Holdfast.Desk.Cases;

/// <summary>A case as far as the rules of what may be done with it look at it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Assignee">Who has it in hand; null where nobody has.</param>
/// <param name="AssigneeName">Their name.</param>
/// <param name="Alerts">How many alerts it has.</param>
internal sealed record CaseStand(CaseId Id, CaseState State, string? Assignee, string? AssigneeName, int Alerts)
{
    /// <summary>The numbers of its open tasks.</summary>
    public ImmutableArray<long> OpenTasks { get; init; } = [];

    /// <summary>Who decided it; null where nobody has.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Where its review stands.</summary>
    public ReviewState Review { get; init; }

    /// <summary>Whether somebody has it in hand.</summary>
    public bool IsWith(Officer officer) => officer.Is(Assignee);

    /// <summary>Whether somebody else has it in hand.</summary>
    public bool IsWithAnother(Officer officer) => Assignee is not null && !officer.Is(Assignee);

    /// <summary>The stand that a row tells.</summary>
    public static CaseStand Of(CaseRow row) => new(
        CaseId.Parse(row.Id), row.State, row.Assignee, row.AssigneeName, row.Alerts)
    {
        DecidedBy = row.DecidedBy, Review = row.Review,
    };
}

/// <summary>Who acts on a case, and when.</summary>
internal sealed record CaseActing(Officer By, Instant Now)
{
    /// <summary>Whether they give cases to others and take them away.</summary>
    public bool IsOverseer => By.ActsAs(Capacity.Supervisory, Capacity.Compliance);
}
