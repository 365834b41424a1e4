using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using NodaTime;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// What the thresholds of a policy cost and catch on a file of past events: as they are, turned together, and moved
/// gate by gate for a budget.
/// </summary>
public sealed record TuneReport
{
    /// <summary>The trial it was made of.</summary>
    public required Trial Trial { get; init; }

    /// <summary>From when on is measured; what came before showed what is normal.</summary>
    public required Instant MeasuredFrom { get; init; }

    /// <summary>What reports stand in for labels; null where there are labels.</summary>
    public ReportedCampaigns? Reported { get; init; }

    /// <summary>
    /// The policy as it is, its hard rules alone, and all thresholds turned together for a share of honest visits.
    /// </summary>
    public required IReadOnlyList<DialPoint> Points { get; init; }

    /// <summary>By kind of attack what is met at some of the points.</summary>
    public required IReadOnlyList<KindRow> Kinds { get; init; }

    /// <summary>By group of customers how many honest visits the policy as it is disturbs.</summary>
    public required IReadOnlyList<GroupRow> Groups { get; init; }

    /// <summary>What is proposed for the budget; null where the hard rules alone are over it.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>Honest visits that may be disturbed, in ten-thousandths.</summary>
    public required int BudgetPerTenThousand { get; init; }
}

/// <summary>What one setting of the dial costs and catches.</summary>
public sealed record DialPoint
{
    /// <summary>
    /// Honest visits that may be disturbed, in ten-thousandths; null for the policy as it is and for hard rules alone.
    /// </summary>
    public int? Target { get; init; }

    /// <summary>
    /// By how much all thresholds are moved, in thousandths of log-odds; null where nothing is asked by score.
    /// </summary>
    public int? Shift { get; init; }

    /// <summary>Whether it can be reached; not where the hard rules alone disturb more.</summary>
    public bool IsReached => Figures is not null;

    /// <summary>What it costs and catches; null where it is not reached.</summary>
    public Figures? Figures { get; init; }

    /// <summary>Campaigns with a loss, and those of them that were met before it.</summary>
    public (int All, int Met) WithLoss { get; init; }

    /// <summary>What was stopped at customers who were answered themselves, in ten-thousandths of a dollar.</summary>
    public long StoppedNear { get; init; }

    internal Interval Disturbed { get; init; }

    internal Interval Met { get; init; }

    internal Interval Stopped { get; init; }

    internal TrialCount? Count { get; init; }
}

/// <summary>One kind of attack.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Campaigns">How many there are.</param>
/// <param name="Loss">What they take or move, in ten-thousandths of a dollar.</param>
/// <param name="Met">Met before their loss, and what was stopped, at each of the points of the report; −1 where not
/// reached.</param>
public sealed record KindRow(string Kind, int Campaigns, long Loss, IReadOnlyList<(int Met, long Stopped)> Met);

/// <summary>One group of customers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">How it is told.</param>
/// <param name="Visits">Honest visits of it.</param>
/// <param name="Disturbed">Those of them that are disturbed.</param>
/// <param name="Low">Low end of the interval of its share.</param>
/// <param name="High">High end of it.</param>
/// <param name="CarriesTheCost">The interval lies wholly above twice the share of everybody.</param>
public sealed record GroupRow(
    string Name, string Definition, int Visits, int Disturbed, double Low, double High, bool CarriesTheCost);

/// <summary>Thresholds moved gate by gate.</summary>
public sealed record Proposal
{
    /// <summary>The policy with the thresholds moved.</summary>
    public required DecisionPolicy Policy { get; init; }

    /// <summary>The gates that move.</summary>
    public required IReadOnlyList<GateMove> Moves { get; init; }

    /// <summary>As it is and as proposed, on the half that was fitted on.</summary>
    public required (Figures Now, Figures Proposed) Fitted { get; init; }

    /// <summary>The same on the other half, which the proposal has not seen.</summary>
    public required (Figures Now, Figures Proposed) Unseen { get; init; }

    /// <summary>The same on all.</summary>
    public required (Figures Now, Figures Proposed) All { get; init; }

    /// <summary>As the proposed policy answered when the file was played again under it.</summary>
    public required Figures PlayedAgain { get; init; }
}

/// <summary>One gate whose thresholds move.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Old">As it is.</param>
/// <param name="New">As proposed.</param>
/// <param name="Shift">By how much, in thousandths of log-odds.</param>
/// <param name="Now">What the policy as it is costs and catches.</param>
/// <param name="Alone">What it costs and catches with this gate moved and no other.</param>
public sealed record GateMove(
    EventType Gate, GatePolicy Old, GatePolicy New, int Shift, Figures Now, Figures Alone);
