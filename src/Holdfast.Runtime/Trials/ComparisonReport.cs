using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using NodaTime;

namespace Holdfast.Runtime.Trials;

/// <summary>What one policy would have decided otherwise than another on a file of past events.</summary>
public sealed record ComparisonReport
{
    /// <summary>The trial of the first policy.</summary>
    public required Trial First { get; init; }

    /// <summary>The trial of the second, of the same events.</summary>
    public required Trial Second { get; init; }

    /// <summary>From when on differences count; before that both policies only learnt what is normal.</summary>
    public required Instant MeasuredFrom { get; init; }

    /// <summary>What reports stand in for labels; null where there are labels.</summary>
    public ReportedCampaigns? Reported { get; init; }

    /// <summary>Questions that were compared.</summary>
    public required int Questions { get; init; }

    /// <summary>By gate, which answers became which; only what occurred.</summary>
    public required IReadOnlyList<OutcomeChange> Changes { get; init; }

    /// <summary>What either policy costs and catches.</summary>
    public required (Figures First, Figures Second) Figures { get; init; }

    /// <summary>Honest visits that only the second, and only the first policy disturbs.</summary>
    public required (int NewlyDisturbed, int Relieved) Visits { get; init; }

    /// <summary>Customers whom only the second, and only the first policy disturbs in an honest visit.</summary>
    public required (int NewlyDisturbed, int Relieved) Customers { get; init; }

    /// <summary>Campaigns that only one of the two meets before their loss.</summary>
    public required IReadOnlyList<CampaignDifference> Campaigns { get; init; }

    /// <summary>The most telling differences, most telling first.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }
}

/// <summary>Questions of one gate that the two policies answer differently.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="First">As the first policy answers.</param>
/// <param name="Second">As the second does.</param>
/// <param name="Count">How many.</param>
/// <param name="ByAttackers">Those of them that are of a campaign.</param>
/// <param name="Money">Amounts of outgoing transfers and of orders, in ten-thousandths of a dollar.</param>
public sealed record OutcomeChange(
    EventType Gate, Outcome First, Outcome Second, int Count, int ByAttackers, long Money);

/// <summary>A campaign that only one of two policies meets before its loss.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="BySecond">It is the second that meets it.</param>
/// <param name="Loss">What it takes or moves, in ten-thousandths of a dollar.</param>
/// <param name="StoppedByFirst">What of that the first policy stops.</param>
/// <param name="StoppedBySecond">What of that the second policy stops.</param>
public sealed record CampaignDifference(
    string Name, string Kind, bool BySecond, long Loss, long StoppedByFirst, long StoppedBySecond);

/// <summary>One question that the two policies answer differently, in plain words.</summary>
public sealed record Difference
{
    /// <summary>Id of the event.</summary>
    public required string Event { get; init; }

    /// <summary>What it asked.</summary>
    public required EventType Gate { get; init; }

    /// <summary>When.</summary>
    public required Instant Time { get; init; }

    /// <summary>Which account it concerned; empty where nobody can tell.</summary>
    public required string Account { get; init; }

    /// <summary>What it is worth, in ten-thousandths of a dollar; 0 where it has no amount.</summary>
    public required long Amount { get; init; }

    /// <summary>Which attack it is of; null where it is of none.</summary>
    public string? Attack { get; init; }

    /// <summary>As the first and as the second policy answered, with the scores.</summary>
    public required (Outcome Outcome, string Score) First { get; init; }

    /// <inheritdoc cref="First"/>
    public required (Outcome Outcome, string Score) Second { get; init; }

    /// <summary>Why they differ, a sentence each.</summary>
    public required IReadOnlyList<string> Why { get; init; }

    /// <summary>How telling it is; the higher, the more.</summary>
    internal TellingRank Rank { get; init; }
}

/// <summary>
/// How telling a difference is: whether somebody is asked at all comes first, then by how many steps of severity the
/// answers differ, how much money it is about, by how much the scores differ; of two that are alike the earlier.
/// </summary>
internal readonly record struct TellingRank(bool AsksOrNot, int Steps, long Amount, int Scores, long Number)
    : IComparable<TellingRank>
{
    public int CompareTo(TellingRank other) =>
        (AsksOrNot, Steps, Amount, Scores, -Number).CompareTo(
            (other.AsksOrNot, other.Steps, other.Amount, other.Scores, -other.Number));
}
