using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Policy;

/// <summary>From which score on a question is answered how. Null: this answer is not given here.</summary>
public sealed record Thresholds(Probability? StepUp, Probability? Hold, Probability? Deny)
{
    /// <summary>
    /// The severest answer whose threshold the score reaches; a score exactly at a threshold reaches it.
    /// </summary>
    public Outcome OutcomeOf(Probability score) =>
        Deny <= score ? Outcome.Deny
        : Hold <= score ? Outcome.Hold
        : StepUp <= score ? Outcome.StepUp
        : Outcome.Allow;
}

/// <summary>Other thresholds for some transfers: of a rail (null: any), from an amount in US dollars on.</summary>
public sealed record ThresholdRow(Rail? Rail, Money From, Thresholds Thresholds);

/// <summary>How one kind of question is answered: how rare an intruder is there, and what a score leads to.</summary>
public sealed record GatePolicy
{
    /// <summary>Log-odds that it is not the customer before anything is known of the event.</summary>
    public required LogOdds Prior { get; init; }

    /// <summary>The thresholds where no row fits.</summary>
    public required Thresholds Thresholds { get; init; }

    /// <summary>Rows for transfers; the last that fits holds.</summary>
    public IReadOnlyList<ThresholdRow> Rows { get; init; } = [];

    /// <summary>The thresholds for a transfer.</summary>
    public Thresholds For(Rail rail, Money amount)
    {
        var thresholds = Thresholds;
        foreach (var row in Rows)
        {
            var fits = (row.Rail is null || row.Rail == rail)
                && amount.Currency == row.From.Currency && amount.TenThousandths >= row.From.TenThousandths;
            thresholds = fits ? row.Thresholds : thresholds;
        }

        return thresholds;
    }
}
